// The whole app but for Electron with a real authorization server: what is kept of a sign-in by OAuth 2, and what the
// operator is told.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { oauthPasswordDraft } from '../../support/core/company-inputs.ts';
import { CoreBench } from '../../support/core/core-bench.ts';
import {
  AuthorizationServer,
  CONFIDENTIAL,
  MACHINE,
  PUBLIC,
  USER,
} from '../../support/services/authorization-server.ts';

const MINUTE_MS = 60_000;
const { username, password } = USER;

let server: AuthorizationServer;
let bench: CoreBench;

beforeEach(async () => {
  server = await AuthorizationServer.start();
  bench = new CoreBench({ fetch: globalThis.fetch });
  await bench.start();
});

afterEach(async () => {
  await bench[Symbol.asyncDispose]();
  await server.stop();
});

interface Typed {
  readonly account?: Record<string, string>;
  readonly secrets?: Record<string, string>;
  readonly storePassword?: boolean;
  readonly providerId?: string;
}

function save({ account = {}, secrets = {}, providerId = 'oauth-password', ...more }: Typed) {
  const address = server.tokenAddress.href;
  const draft = oauthPasswordDraft({ address, providerId, account: { username, ...account }, ...more });
  return bench.call('saveCompany', {
    companyId: null,
    draft,
    secrets: { password, ...secrets },
    signIn: true,
  });
}

const confidential = (storePassword: boolean): Typed => ({
  account: { client_id: CONFIDENTIAL.client_id },
  secrets: { client_secret: CONFIDENTIAL.client_secret },
  storePassword,
});

const umbra = () => bench.company('Umbra');
const secretOf = async () => JSON.parse((await bench.secretOf(umbra().id)) ?? '{}');
const copied = () => bench.copied(umbra().id);

describe('a client without a secret', () => {
  it('is renewed with the refresh token alone, and again after a restart', async () => {
    await save({ account: PUBLIC });
    const first = await copied();
    expect(await bench.call('renew', { companyId: umbra().id })).toMatchObject({ outcome: 'renewed' });
    await bench.restart();
    await bench.until(() => server.grants.length === 3 && umbra().status === 'ready');
    expect(await server.tokenIs(await copied())).toMatchObject({ scope: 'read' });
    expect(await copied()).not.toBe(first);
    expect(server.grants).toEqual(['password', 'refresh_token', 'refresh_token']);
    expect(Object.keys(await secretOf())).toEqual(['token', 'account']);
  });
});

describe('a client with a secret', () => {
  it('leaves neither the secret nor the refresh token behind, unless the operator stays signed in', async () => {
    await save(confidential(false));
    expect(await server.tokenIs(await copied())).toMatchObject({ scope: 'read' });
    const kept = await secretOf();
    expect([kept.typed, kept.token.refreshToken]).toEqual([undefined, undefined]);
    expect(umbra().passwordAgain).toMatchObject({ kind: 'by' });
    await bench.clock.advance(10 * MINUTE_MS);
    expect(umbra().problem).toMatchObject({
      title: 'Sign in again for Umbra',
      meaning:
        'TokenTray cannot renew this token by itself, because your sign-in is not stored. Your last token has expired, so there is nothing to copy.',
      remedy: 'signIn',
    });
    expect(server.grants).toEqual(['password']);
  });

  it('is renewed with both after a restart, and signs in again once the refresh token is no longer accepted', async () => {
    await save(confidential(true));
    await bench.restart();
    await bench.until(() => server.grants.length === 2 && umbra().status === 'ready');
    const { token } = await secretOf();
    server.expire(token.refreshToken);
    expect(await bench.call('renew', { companyId: umbra().id })).toMatchObject({ outcome: 'renewed' });
    expect(server.grants).toEqual(['password', 'refresh_token', 'refresh_token', 'password']);
    expect(umbra().passwordAgain).toEqual({ kind: 'stored' });
  });

  it('is told which fields are wrong, in the words of the service', async () => {
    const wrong = await save({ ...confidential(true), secrets: { client_secret: 'practice-wrong' } });
    const problem = wrong.outcome === 'notSignedIn' ? wrong.problem : expect.unreachable('it signed in');
    const said = 'The service did not accept this. Check it and try again.';
    expect(problem).toMatchObject({
      title: 'Umbra did not accept this sign-in',
      meaning: 'The service reports a problem with: Client ID, Client secret. Check this and try again.',
      quote: 'client authentication failed',
      fields: { client_id: said, client_secret: said },
    });
    expect(bench.said.join()).not.toContain('practice-wrong');
  });

  it('that may not sign in like this hears so, and nothing is stored', async () => {
    const { client_id, client_secret } = MACHINE;
    const refused = await save({ account: { client_id }, secrets: { client_secret } });
    expect(refused).toMatchObject({
      outcome: 'notSignedIn',
      problem: {
        title: 'Umbra does not accept this way of signing in',
        quote: 'requested grant type is not allowed for this client',
      },
    });
    expect(bench.labels()).toEqual([]);
  });
});

describe('a sign-in by client ID and secret', () => {
  const machine = (storePassword: boolean): Typed => ({
    ...{ providerId: 'oauth-client', account: { client_id: MACHINE.client_id, username: '' } },
    ...{ secrets: { client_secret: MACHINE.client_secret, scope: 'stray' }, storePassword },
  });

  it('is repeated for each token where the secret is stored', async () => {
    await save(machine(true));
    const first = await copied();
    await bench.clock.advance(2 * MINUTE_MS);
    await bench.until(() => server.grants.length > 1 && umbra().status === 'ready');
    expect(await copied()).not.toBe(first);
    expect(new Set(server.grants)).toEqual(new Set(['client_credentials']));
    expect((await secretOf()).typed).toEqual({ client_secret: MACHINE.client_secret });
  });

  it('ends with its token where the secret is not', async () => {
    await save(machine(false));
    expect((await secretOf()).typed).toBeUndefined();
    await bench.clock.advance(2 * MINUTE_MS);
    expect(umbra().status).toBe('needsSignIn');
    expect(server.grants).toEqual(['client_credentials']);
  });
});

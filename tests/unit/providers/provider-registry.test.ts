// Every provider over real HTTP against the practice server, which plays the documented services.
import { describe, expect, it } from 'vitest';
import { HttpClient } from '../../../app/providers/http-client.ts';
import { createProviderRegistry } from '../../../app/providers/provider-registry.ts';
import type { TokenAnswer } from '../../../app/providers/token-answer.ts';
import { ManualClock } from '../../support/core/manual-clock.ts';
import { htmlPage, tooManyRequests, typographicQuotes } from '../../support/practice/fault-samples.ts';
import { type PracticeUnderTest, startPractice } from '../../support/practice/practice-under-test.ts';

const connection = { signal: new AbortController().signal };

const SIGN_INS = [
  {
    id: 'klearstack-password',
    endpoint: 'get_access_token',
    account: { company_name: 'A & B "Ltd" && Söhne', username: 'söhne & co' },
    secrets: { password: 'practice+pass & "word"' },
  },
  {
    id: 'klearstack-user-id',
    endpoint: 'getaccesstokenfromuserid',
    account: { company_name: 'A & B "Ltd" && Söhne', user_id: 'practice-27' },
    secrets: {},
  },
  {
    id: 'generate-token',
    endpoint: 'generate-token',
    account: { username: 'practice-api' },
    secrets: { password: 'practice-password' },
  },
] as const;

function providerOf(practice: PracticeUnderTest, id: string) {
  const http = new HttpClient({ fetch: globalThis.fetch, clock: practice.clock });
  const provider = createProviderRegistry(http).get(id) ?? expect.unreachable(`no provider ${id}`);
  const address = new URL(id === 'generate-token' ? practice.generateTokenAddress : practice.address);
  return { provider, address };
}

const grantIn = (answer: TokenAnswer | undefined) =>
  answer?.kind === 'granted' ? answer.grant : expect.unreachable(`${answer?.kind}, not granted`);

it('knows five ways to sign in, each under its own id', () => {
  const registry = createProviderRegistry(
    new HttpClient({ fetch: globalThis.fetch, clock: new ManualClock() }),
  );
  const played = SIGN_INS.map(({ id }) => id);
  expect([...registry.keys()]).toEqual([...played, 'oauth-password', 'oauth-client']);
  for (const [id, provider] of registry) expect(provider.id).toBe(id);
});

it('signs in where Generate Token wants its fields as headers too, once that is switched on', async () => {
  const practice = await startPractice({ headersRequired: true });
  const { provider, address } = providerOf(practice, 'generate-token');
  const secrets = { password: 'practice-password' };
  const signIn = (account: Record<string, string>) =>
    provider.signIn({ address, account, secrets, connection });
  expect((await signIn({ username: 'practice-api' })).kind).not.toBe('granted');
  const { accessToken } = grantIn(await signIn({ username: 'practice-api', as_headers: 'on' }));
  expect((await practice.whoami(accessToken)).status).toBe(200);
});

describe.each(SIGN_INS)('$id', ({ id, endpoint, account, secrets }) => {
  it('gives a token that the service accepts', async () => {
    const practice = await startPractice();
    const { provider, address } = providerOf(practice, id);
    const { accessToken } = grantIn(await provider.signIn({ address, account, secrets, connection }));
    expect((await practice.whoami(accessToken)).status).toBe(200);
  });

  it.each([
    ['a web page', htmlPage, { kind: 'misconfigured', reason: 'webPage' }],
    ['typographic quotes', typographicQuotes, { kind: 'misconfigured', reason: 'notUnderstood' }],
    ['429', tooManyRequests(30), { kind: 'rateLimited', retryAfterMs: 30_000 }],
    ['404', { answer: { status: 404 } }, { kind: 'misconfigured', reason: 'notFound' }],
    ['503', { answer: { status: 503 } }, { kind: 'serverFault' }],
  ])('reads %s', async (_, fault, expected) => {
    const practice = await startPractice();
    practice.control.fail(endpoint, fault);
    const { provider, address } = providerOf(practice, id);
    expect(await provider.signIn({ address, account, secrets, connection })).toMatchObject(expected);
  });

  it('is rejected with a wrong account', async () => {
    const practice = await startPractice();
    const { provider, address } = providerOf(practice, id);
    const wrong = Object.fromEntries(Object.keys(account).map((name) => [name, 'wrong']));
    expect(await provider.signIn({ address, account: wrong, secrets, connection })).toMatchObject({
      kind: 'rejected',
      status: 401,
    });
  });

  it('is offline while the service is down', async () => {
    const practice = await startPractice();
    const { provider, address } = providerOf(practice, id);
    await practice.control.pause();
    expect(await provider.signIn({ address, account, secrets, connection })).toEqual({ kind: 'offline' });
  });
});

describe.each(SIGN_INS.slice(0, 2))('renewing by $id', ({ id, account, secrets }) => {
  async function signedIn() {
    const practice = await startPractice();
    const { provider, address } = providerOf(practice, id);
    const { accessToken, refreshToken = '' } = grantIn(
      await provider.signIn({ address, account, secrets, connection }),
    );
    const refresh = () =>
      provider.refresh?.({ address, account, secrets: {}, accessToken, refreshToken, connection });
    return { practice, refresh };
  }

  it('gives a new token that the service accepts, and no new refresh token', async () => {
    const { practice, refresh } = await signedIn();
    const grant = grantIn(await refresh());
    expect(grant).not.toHaveProperty('refreshToken');
    expect((await practice.whoami(grant.accessToken)).status).toBe(200);
  });

  it('gives the rotated refresh token where the service sends one', async () => {
    const { practice, refresh } = await signedIn();
    practice.control.change({ rotateRefreshTokens: true });
    expect(grantIn(await refresh())).toHaveProperty('refreshToken');
  });

  it.each(['revokeAccessTokens', 'revokeRefreshTokens'] as const)(
    'is rejected after %s where a bearer is required',
    async (revoke) => {
      const { practice, refresh } = await signedIn();
      practice.control.change({ bearerRequired: true });
      practice.control[revoke]();
      expect(await refresh()).toMatchObject({ kind: 'rejected', status: 401 });
    },
  );
});

describe.each(SIGN_INS.slice(0, 2))('a missing company name by $id', ({ id, account, secrets }) => {
  it('is named', async () => {
    const practice = await startPractice();
    const { provider, address } = providerOf(practice, id);
    const nameless = { ...account, company_name: '' };
    expect(await provider.signIn({ address, account: nameless, secrets, connection })).toEqual({
      kind: 'misconfigured',
      reason: 'missingParameter',
      field: 'company_name',
      status: 500,
    });
  });
});

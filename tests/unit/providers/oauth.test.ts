// The OAuth 2 providers over real HTTP against a real authorization server.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HttpClient } from '../../../app/providers/http-client.ts';
import { oauthClient } from '../../../app/providers/oauth-client.ts';
import { oauthPassword } from '../../../app/providers/oauth-password.ts';
import type { TokenAnswer } from '../../../app/providers/token-answer.ts';
import { ManualClock } from '../../support/core/manual-clock.ts';
import {
  AuthorizationServer,
  CONFIDENTIAL,
  MACHINE,
  PUBLIC,
  USER,
} from '../../support/services/authorization-server.ts';
import { recordPosts } from '../../support/services/recorded-posts.ts';

type Values = Readonly<Record<string, string>>;

const connection = { signal: new AbortController().signal };
const http = new HttpClient({ fetch: globalThis.fetch, clock: new ManualClock() });
const { username, password } = USER;
let server: AuthorizationServer;

beforeAll(async () => {
  server = await AuthorizationServer.start();
});
beforeEach(() => {
  server.dropsAuthorization = false;
});
afterAll(() => server.stop());

const { client_id, client_secret } = CONFIDENTIAL;

const byPassword = (account: Values = {}, secrets: Values = {}) =>
  oauthPassword(http).signIn({
    address: server.tokenAddress,
    account: { username, client_id, ...account },
    secrets: { password, client_secret, ...secrets },
    connection,
  });

const byClient = (account: Values = {}, secrets: Values = {}) =>
  oauthClient(http).signIn({
    address: server.tokenAddress,
    account: { client_id: MACHINE.client_id, ...account },
    secrets: { client_secret: MACHINE.client_secret, ...secrets },
    connection,
  });

const asPublic = { account: { username, ...PUBLIC }, secrets: {} };
const asConfidential = { account: { username, client_id }, secrets: { client_secret } };

const refresh = (refreshToken: string, of: { account: Values; secrets: Values } = asConfidential) =>
  oauthPassword(http).refresh?.({ address: server.tokenAddress, ...of, refreshToken, connection });

const grantIn = (answer: TokenAnswer | undefined) =>
  answer?.kind === 'granted' ? answer.grant : expect.unreachable(`not granted: ${JSON.stringify(answer)}`);

/** A refresh token of a sign-in by password. */
async function refreshTokenOf(answer: Promise<TokenAnswer> | undefined): Promise<string> {
  return grantIn(await answer).refreshToken ?? expect.unreachable('no refresh token');
}

describe('a sign-in by user name and password', () => {
  it.each([
    ['in a Basic header, whatever characters it is made of', { client_id }, { client_secret }],
    ['in the body', { client_id, client_authentication: 'body' }, { client_secret }],
    ['by its name alone, where it has no secret', PUBLIC, { client_secret: '' }],
  ])('gives a token to a client that authenticates %s', async (_how, account, secrets) => {
    const { accessToken, expiresInS } = grantIn(await byPassword(account, secrets));
    expect(expiresInS).toBe(600);
    expect(await server.tokenIs(accessToken)).toMatchObject({ scope: 'read' });
  });

  it('asks for the scope and the audience, where there are any', async () => {
    const { accessToken } = grantIn(
      await byPassword({ scope: 'read write', audience: 'https://api.example.com' }),
    );
    expect(await server.tokenIs(accessToken)).toEqual({
      scope: 'read write',
      audience: 'https://api.example.com',
    });
  });

  it.each([
    ['a wrong password', {}, { password: 'wrong' }, ['username', 'password'], 400],
    ['a wrong client secret', {}, { client_secret: 'wrong' }, ['client_id', 'client_secret'], 401],
    ['an unknown client', { client_id: 'nobody' }, {}, ['client_id', 'client_secret'], 401],
    ['a public client with a secret', PUBLIC, {}, ['client_id', 'client_secret'], 401],
    ['a scope that the client may not have', { scope: 'all' }, {}, ['scope'], 400],
  ])('names the fields that %s is about', async (_what, account, secrets, fields, status) => {
    expect(await byPassword(account, secrets)).toMatchObject({ kind: 'rejected', fields, status });
  });

  it("quotes the service's own words, without the error code", async () => {
    const answer = await byPassword({}, { password: 'wrong' });
    expect(answer).toMatchObject({ words: 'grant request is invalid' });
  });

  it('is not allowed for every client', async () => {
    const { client_id: machine, client_secret: its } = MACHINE;
    expect(await byPassword({ client_id: machine }, { client_secret: its })).toEqual({
      kind: 'misconfigured',
      reason: 'wayRefused',
      status: 400,
      words: 'requested grant type is not allowed for this client',
    });
  });

  it('works in the body where the header does not reach the service', async () => {
    server.dropsAuthorization = true;
    expect(await byPassword()).toMatchObject({ kind: 'misconfigured', reason: 'wayRefused', status: 400 });
    expect(await byPassword({ client_authentication: 'body' })).toMatchObject({ kind: 'granted' });
  });
});

describe('a sign-in by client ID and secret', () => {
  it('gives a token, and no refresh token', async () => {
    const { accessToken, expiresInS, refreshToken } = grantIn(await byClient({ scope: 'read' }));
    expect(await server.tokenIs(accessToken)).toMatchObject({ scope: 'read' });
    expect([expiresInS, refreshToken]).toEqual([120, undefined]);
  });

  it('names the fields that a refusal is about', async () => {
    const wrong = await byClient({}, { client_secret: 'wrong' });
    expect(wrong).toMatchObject({ kind: 'rejected', fields: ['client_id', 'client_secret'], status: 401 });
    expect(await byClient({ scope: 'write' })).toMatchObject({ kind: 'rejected', fields: ['scope'] });
  });
});

describe('a refresh token', () => {
  it.each([
    ['a client with a secret', asConfidential],
    ['a public client', asPublic],
  ])('brings %s a new token and a new refresh token', async (_who, of) => {
    const first = await refreshTokenOf(byPassword(of.account, { client_secret: '', ...of.secrets }));
    const { accessToken, refreshToken } = grantIn(await refresh(first, of));
    expect(await server.tokenIs(accessToken)).toMatchObject({ scope: 'read' });
    expect(refreshToken).not.toBe(first);
    expect(grantIn(await refresh(refreshToken ?? '', of)).refreshToken).not.toBe(refreshToken);
  });

  it('that was used already is refused, and all that came of it with it', async () => {
    const first = await refreshTokenOf(byPassword());
    const second = await refreshTokenOf(refresh(first));
    const refused = { kind: 'rejected', status: 400, words: 'grant request is invalid' };
    expect(await refresh(first)).toEqual(refused);
    expect(await refresh(second)).toEqual(refused);
  });

  it('that has expired is refused', async () => {
    const token = await refreshTokenOf(byPassword());
    server.expire(token);
    expect(await refresh(token)).toMatchObject({ kind: 'rejected', status: 400 });
  });

  it('is of no use to a client without its secret, or to another client', async () => {
    const token = await refreshTokenOf(byPassword());
    expect(await refresh(token, { ...asConfidential, secrets: {} })).toMatchObject({ kind: 'rejected' });
    expect(await refresh(token, asPublic)).toMatchObject({ kind: 'rejected' });
    expect(await refresh(token)).toMatchObject({ kind: 'granted' });
  });
});

describe('a request', () => {
  const address = new URL('https://login.example.com/oauth2/token');
  const account = { username, client_id: 'ä:b', scope: '', audience: '' };

  it('encodes ID and secret as in a form before they go into the header (RFC 6749, 2.3.1)', async () => {
    const { http: recording, posts } = recordPosts();
    const secrets = { password, client_secret: 'ü %+:"' };
    await oauthPassword(recording).signIn({ address, account, secrets, connection });
    const [scheme, credentials = ''] = posts[0]?.authorization?.split(' ') ?? [];
    expect(scheme).toBe('Basic');
    expect(Buffer.from(credentials, 'base64').toString()).toBe('%C3%A4%3Ab:%C3%BC+%25%2B%3A%22');
  });

  it('leaves out what is empty, and a secret that goes into the header', async () => {
    const { http: recording, posts } = recordPosts();
    await oauthPassword(recording).signIn({
      address,
      account,
      secrets: { password, client_secret: 'x' },
      connection,
    });
    await oauthPassword(recording).signIn({ address, account, secrets: { password }, connection });
    const fields = { grant_type: 'password', username, password };
    expect(posts.map((post) => post.fields)).toEqual([fields, { ...fields, client_id: 'ä:b' }]);
    expect(posts[1]?.authorization).toBeNull();
  });

  it.each([
    ['password', 'practice-password-1'],
    ['client secret', 'practice-secret-1'],
    ['header', Buffer.from('practice-id:practice-secret-1').toString('base64')],
  ])('has no words quoted that repeat its %s', async (_what, echo) => {
    const body = { error: 'invalid_client', error_description: `Unknown: ${echo}.` };
    const { http: recording } = recordPosts(() => Response.json(body, { status: 401 }));
    const secrets = { password: 'practice-password-1', client_secret: 'practice-secret-1' };
    const request = { address, account: { username, client_id: 'practice-id' }, secrets, connection };
    const answer = await oauthPassword(recording).signIn(request);
    expect(answer).toEqual({ kind: 'rejected', status: 401, fields: ['client_id', 'client_secret'] });
  });
});

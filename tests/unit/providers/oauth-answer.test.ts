// How the answers of real services are read, in the shapes in which they send them.
import { describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../../../app/providers/http-client.ts';
import { readOAuthAnswer } from '../../../app/providers/oauth-answer.ts';

const answered = (status: number, body: unknown): HttpAnswer => ({
  ...{ kind: 'answered', status, contentType: 'application/json', requestedAtMs: 0 },
  body: JSON.stringify(body),
});
const SECRETS = ['practice-password', 'practice-secret'];
const read = (status: number, body: unknown, isRefresh = false) =>
  readOAuthAnswer(answered(status, body), { isRefresh, secrets: SECRETS });

const CLIENT = ['client_id', 'client_secret'];
const USER = ['username', 'password'];

describe('an error at a sign-in', () => {
  it.each([
    ['invalid_grant', 'Invalid user credentials', 401, 'rejected', USER],
    ['invalid_grant', 'Wrong email or password.', 403, 'rejected', USER],
    ['invalid_client', 'AADSTS7000215: Invalid client secret provided.', 401, 'rejected', CLIENT],
    ['unauthorized_client', 'Invalid client or Invalid client credentials', 401, 'rejected', CLIENT],
    ['invalid_scope', 'Invalid scopes: all', 400, 'rejected', ['scope']],
    ['invalid_target', 'The resource is unknown.', 400, 'rejected', ['audience']],
    ['invalid_request', 'Missing form parameter: username', 400, 'rejected', ['username']],
    ['access_denied', 'No audience parameter was provided.', 403, 'rejected', ['audience']],
    ['unsupported_grant_type', 'Unsupported grant_type', 400, 'wayRefused', undefined],
    ['unauthorized_client', 'Client not allowed for direct access grants', 400, 'wayRefused', undefined],
    ['invalid_request', 'Something is wrong.', 400, 'wayRefused', undefined],
  ])('%s, "%s", is about the right fields', (error, error_description, status, ending, fields) => {
    const answer = read(status, { error, error_description });
    const isRefusal = ending === 'rejected';
    expect(answer).toMatchObject(
      isRefusal ? { kind: ending, fields } : { kind: 'misconfigured', reason: ending },
    );
  });

  it('that comes with status 200 is none the less an error', () => {
    expect(read(200, { error: 'invalid_grant' })).toMatchObject({ kind: 'rejected', fields: USER });
  });

  it('of the server itself passes', () => {
    expect(read(400, { error: 'server_error' })).toMatchObject({ kind: 'serverFault' });
    expect(read(503, { error: 'temporarily_unavailable' })).toMatchObject({
      kind: 'serverFault',
      status: 503,
    });
    expect(read(429, { error: 'temporarily_unavailable' })).toMatchObject({ kind: 'rateLimited' });
  });

  it('without a code is read like that of any other service', () => {
    const answer = read(401, { detail: 'Incorrect username or password' });
    expect(answer).toMatchObject({ kind: 'rejected', fields: USER, words: 'Incorrect username or password' });
  });

  it('never repeats a secret that was sent', () => {
    const said = { error: 'invalid_client', error_description: 'No such secret: practice-secret' };
    expect(read(401, said)).toEqual({ kind: 'rejected', fields: CLIENT, status: 401 });
  });
});

describe('an error at a renewal', () => {
  it.each([
    'invalid_grant',
    'invalid_client',
    'unauthorized_client',
    'unsupported_grant_type',
    'invalid_request',
  ])('%s asks for a new sign-in, about no field of the form', (error) =>
    expect(read(400, { error }, true)).toEqual({ kind: 'rejected', status: 400 }),
  );
});

describe('a token', () => {
  it.each([
    ['Bearer', 600],
    ['bearer', '600'],
    ['BEARER', 600],
  ])('of type %s that lives %j s is a bearer token', (token_type, expires_in) => {
    const grant = { accessToken: 'practice.token', expiresInS: 600, requestedAtMs: 0 };
    expect(read(200, { access_token: 'practice.token', token_type, expires_in })).toEqual({
      kind: 'granted',
      grant,
    });
  });

  it.each(['mac', 'DPoP'])('of type %s is known not to be one', (token_type) => {
    const answer = read(200, { access_token: 'practice.token', token_type });
    expect(answer).toMatchObject({ kind: 'granted', grant: { otherType: token_type } });
  });
});

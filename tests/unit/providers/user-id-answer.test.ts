import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../../../app/providers/http-client.ts';
import { readUserIdAnswer } from '../../../app/providers/user-id-answer.ts';

const BEARER = 'practice.access.token';
const sent = { parameters: ['username', 'company_name'], secrets: [BEARER] };

const answered = (body: unknown, more: Partial<HttpAnswer> = {}): HttpAnswer => ({
  kind: 'answered',
  status: 200,
  contentType: 'application/json',
  body: typeof body === 'string' ? body : JSON.stringify(body),
  requestedAtMs: 0,
  ...more,
});
const read = (body: unknown, status = 200, contentType = 'application/json') =>
  readUserIdAnswer(answered(body, { status, contentType }), sent);
const page = '<!doctype html><html><body>Log in to the network</body></html>';

describe('a user ID', () => {
  it.each([
    ['a number', '26', '26'],
    ['a JSON text', '"practice-26"', 'practice-26'],
    ['a plain text', 'practice-26\n', 'practice-26'],
    ['user_id', { user_id: 26 }, '26'],
    ['user_id as text', { user_id: ' practice-26 ' }, 'practice-26'],
    ['userid', { userid: 'practice-26' }, 'practice-26'],
    ['userId', { userId: 'a1b2c3d4-0000-4000-8000-000000000026' }, 'a1b2c3d4-0000-4000-8000-000000000026'],
    ['User ID', { 'User ID': '26' }, '26'],
    ['id', { id: 26 }, '26'],
    ['_id', { _id: '5f9d88b9c2b1f20017a3b1aa' }, '5f9d88b9c2b1f20017a3b1aa'],
    ['user_id before id', { id: 3, user_id: 26 }, '26'],
    ['data as the value', { data: 26 }, '26'],
    ['data.user_id', { status: 'success', message: 'OK', data: { user_id: 26 } }, '26'],
    ['data.user.id', { data: { user: { id: 'practice-26' } } }, 'practice-26'],
    ['result', { result: { userid: '26' }, error: null, errors: [] }, '26'],
    ['a success with a number', { code: 200, status: true, user_id: 26, error: '' }, '26'],
    ['an ID in another script', { user_id: 'müller_७' }, 'müller_७'],
  ])('comes as %s, and with it that the token is accepted', (_shape, body, userId) => {
    expect(read(body)).toEqual({ kind: 'accepted', userId });
  });

  it.each([
    ['nothing', ''],
    ['null', 'null'],
    ['an empty object', {}],
    ['a list', [{ user_id: 26 }]],
    ['no value', { user_id: null }],
    ['an empty value', { user_id: '' }],
    ['what programs write for no value', { user_id: 'None' }],
    ['zero', '0'],
    ['a negative number', { user_id: -1 }],
    ['a fraction', '2.5'],
    ['a number that JSON cannot hold', '{"user_id": 12345678901234567890}'],
    ['a truth value', { user_id: true }],
    ['words', { user_id: 'not found' }],
    ['a token', { user_id: 'eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoyNn0.c2lnbmF0dXJl' }],
    ['an echo of the bearer', { user_id: BEARER }],
    ['a long text', { user_id: 'x'.repeat(129) }],
    ['a third wrapping', { data: { result: { user: { id: 26 } } } }],
    ['another key', { account: 'practice-26' }],
  ])('does not come as %s', (_shape, body) => {
    expect(read(body)).toEqual({ kind: 'undecided', reason: 'noUserId' });
  });

  it.each([
    ['one word', '"Unauthorized"', 'Unauthorized'],
    ['a plain word', 'OK', 'OK'],
    ['an error code', '"Error401"', 'Error401'],
    ['a sentence', 'Token is invalid', 'Token is invalid'],
    ['an error inside', { error: 'Token expired', user_id: 26 }, 'Token expired'],
    ['errors inside', { errors: { token: ['expired'] }, message: 'Failed', id: 4 }, 'Failed'],
    ['success: false', { success: false, message: 'Invalid token', user_id: 26 }, 'Invalid token'],
    ['a status of its own', { status: 401, detail: 'Invalid token', id: 7 }, 'Invalid token'],
    ['a status in words', { status: 'FAILED', message: 'No user', data: { id: 7 } }, 'No user'],
  ])('does not come as %s, which is quoted', (_shape, body, words) => {
    expect(read(body)).toEqual({ kind: 'undecided', reason: 'noUserId', words });
  });

  it('is not quoted where it repeats the bearer', () => {
    expect(read({ error: `no such token: ${BEARER}` })).toEqual({ kind: 'undecided', reason: 'noUserId' });
  });
});

describe('a refusal', () => {
  it.each([
    [{ detail: 'Token is expired' }, 'Token is expired'],
    [
      { detail: 'Authentication credentials were not provided.' },
      'Authentication credentials were not provided.',
    ],
    [
      {
        detail: 'Given token not valid for any token type',
        code: 'token_not_valid',
        messages: [{ token_class: 'AccessToken' }],
      },
      'Given token not valid for any token type',
    ],
    // About the user whom the bearer names, and not about the user name that was asked for.
    [{ detail: 'User not found', code: 'user_not_found' }, 'User not found'],
    [{ detail: 'User is inactive', code: 'user_inactive' }, 'User is inactive'],
    [{ error: 'Unauthorized user' }, 'Unauthorized user'],
    ['Unauthorized', 'Unauthorized'],
  ])('is about the token: 401 with %j', (body, words) => {
    expect(read(body, 401)).toEqual({ kind: 'refused', reason: 'invalid', words });
  });

  it('is about the token without a word, too', () => {
    expect(read('', 401)).toEqual({ kind: 'refused', reason: 'invalid' });
  });

  it('with 403 leaves the token its life', () => {
    expect(read({ detail: 'You do not have permission.' }, 403)).toEqual({
      kind: 'refused',
      reason: 'forbidden',
      words: 'You do not have permission.',
    });
  });

  it.each([
    [401, { detail: 'Company not found' }, ['company_name']],
    [401, { error: 'User not found' }, ['username']],
    [404, { detail: 'User not found' }, ['username']],
    [400, { username: ['This field is required.'] }, ['username']],
    [400, { detail: 'Bad request' }, []],
  ])('is about the account, and says nothing of the token: %i with %j', (status, body, fields) => {
    expect(read(body, status)).toMatchObject({ kind: 'undecided', reason: 'account', fields });
  });
});

describe('what decides nothing', () => {
  const failure = (expected: Readonly<Record<string, unknown>>) => ({
    kind: 'undecided',
    reason: 'failure',
    failure: expect.objectContaining(expected),
  });

  it.each([
    [200, page, { kind: 'misconfigured', reason: 'webPage' }],
    [401, page, { kind: 'misconfigured', reason: 'webPage' }],
    [403, page, { kind: 'misconfigured', reason: 'webPage' }],
    [403, '<html>No required SSL certificate was sent</html>', { kind: 'insecure' }],
    [302, '', { kind: 'misconfigured', reason: 'redirected' }],
    [404, page, { kind: 'misconfigured', reason: 'notFound' }],
    [405, '', { kind: 'misconfigured', reason: 'notFound' }],
    [407, '', { kind: 'proxy' }],
    [415, { detail: 'Unsupported media type' }, { kind: 'misconfigured', reason: 'notUnderstood' }],
    [429, '', { kind: 'rateLimited' }],
    [500, { error: 'Username' }, { kind: 'misconfigured', reason: 'missingParameter', field: 'username' }],
    [500, 'boom', { kind: 'serverFault' }],
    [503, page, { kind: 'serverFault' }],
    [511, page, { kind: 'misconfigured', reason: 'webPage' }],
  ])('is HTTP %i with %j', (status, body, expected) => {
    const contentType = String(body).startsWith('<') ? 'text/html' : 'application/json';
    expect(read(body, status, contentType)).toEqual(failure(expected));
  });

  it.each([
    { kind: 'offline' },
    { kind: 'timeout' },
    { kind: 'proxy' },
    { kind: 'insecure' },
    { kind: 'misconfigured', reason: 'redirected' },
  ] as const)('is a network that answers with %j', (outcome) => {
    expect(readUserIdAnswer(outcome, sent)).toEqual(failure(outcome));
  });
});

describe('whatever a service sends', () => {
  it('is read without an error, and never gives back the bearer', () => {
    const odd = fc.constantFrom(
      'user_id',
      'id',
      'data',
      'user',
      'error',
      'status',
      'code',
      'toString',
      BEARER,
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(null, true, false, 0, 26, -1, 2 ** 60, '', BEARER, 'practice-26', `x${BEARER}`),
        fc.dictionary(fc.oneof(odd, fc.string()), tie('tree')),
        fc.array(tie('tree')),
      ),
    }));
    const statuses = fc.constantFrom(200, 204, 400, 401, 403, 404, 500);
    fc.assert(
      fc.property(tree, statuses, (body, status) => {
        expect(JSON.stringify(read(JSON.stringify(body), status))).not.toContain(BEARER);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { EVERY_FIELD, HTML, read, readJson, STACK_TRACE } from './read-answer.ts';

describe('a status that says it all', () => {
  const htmlType = { contentType: 'text/html', body: HTML };
  const wantsCertificate = (words: string) => ({
    ...{ contentType: 'text/html', body: `<html><head><title>${words}</title></head></html>` },
  });
  const clientCertificate = { kind: 'insecure', reason: 'clientCertificate' } as const;

  it.each([
    [300, {}, { kind: 'misconfigured', reason: 'redirected' }],
    [302, {}, { kind: 'misconfigured', reason: 'redirected' }],
    [304, {}, { kind: 'misconfigured', reason: 'notUnderstood' }],
    [400, {}, { kind: 'rejected' }],
    [401, {}, { kind: 'rejected' }],
    [403, {}, { kind: 'rejected' }],
    [401, htmlType, { kind: 'rejected' }],
    [400, htmlType, { kind: 'misconfigured', reason: 'webPage' }],
    [403, htmlType, { kind: 'misconfigured', reason: 'webPage' }],
    // nginx, and IIS.
    [400, wantsCertificate('400 No required SSL certificate was sent'), clientCertificate],
    [403, wantsCertificate('403.7 - an SSL client certificate is required'), clientCertificate],
    [403, { contentType: 'text/html', body: '' }, { kind: 'rejected' }],
    [403, { contentType: 'text/html', body: '{"detail":"no"}' }, { kind: 'rejected', words: 'no' }],
    [404, {}, { kind: 'misconfigured', reason: 'notFound' }],
    [404, htmlType, { kind: 'misconfigured', reason: 'notFound' }],
    [405, {}, { kind: 'misconfigured', reason: 'notFound' }],
    [410, {}, { kind: 'misconfigured', reason: 'notFound' }],
    [407, {}, { kind: 'proxy' }],
    [408, {}, { kind: 'timeout' }],
    [415, {}, { kind: 'misconfigured', reason: 'notUnderstood' }],
    [422, {}, { kind: 'misconfigured', reason: 'notUnderstood' }],
    [425, {}, { kind: 'rateLimited' }],
    [429, {}, { kind: 'rateLimited' }],
    [500, {}, { kind: 'serverFault' }],
    [500, htmlType, { kind: 'serverFault' }],
    [502, htmlType, { kind: 'serverFault' }],
    [503, {}, { kind: 'serverFault' }],
    [504, {}, { kind: 'serverFault' }],
    [511, htmlType, { kind: 'misconfigured', reason: 'webPage' }],
    [599, {}, { kind: 'serverFault' }],
  ] as const)('reads %i with %j as %j', (status, answer, expected) => {
    expect(read({ status, ...answer })).toEqual({ ...expected, status });
  });

  it.each([
    [429, 'rateLimited'],
    [503, 'serverFault'],
    [500, 'serverFault'],
  ])('keeps the wait that a %i asks for', (status, kind) => {
    expect(read({ status, retryAfterMs: 120_000 })).toEqual({ kind, status, retryAfterMs: 120_000 });
  });
});

describe('a 500 that names a parameter', () => {
  const shapes: readonly (readonly [string, (text: string) => string])[] = [
    ['a bare string', (text) => JSON.stringify(text)],
    ['plain text', (text) => `error "${text}"`],
    ['error', (text) => JSON.stringify({ error: text })],
    ['message', (text) => JSON.stringify({ message: text })],
    ['detail', (text) => JSON.stringify({ detail: text })],
    ['error_description', (text) => JSON.stringify({ error: 'invalid', error_description: text })],
    ['error.message', (text) => JSON.stringify({ error: { code: 5, message: text } })],
    ['an array of errors', (text) => JSON.stringify({ error: ['Missing:', text] })],
    ['error beside an empty message', (text) => JSON.stringify({ error: text, message: null })],
    ['error beside a strange detail', (text) => JSON.stringify({ error: text, detail: [{ at: 1 }] })],
    ['a sentence', (text) => JSON.stringify({ message: `The parameter ${text} is missing.` })],
  ];
  const names = [
    ['username', 'Username'],
    ['username', 'user name'],
    ['password', 'Password'],
    ['company_name', 'Company Name'],
    ['company_name', 'company_name'],
    ['company_name', 'companyName'],
    ['user_id', 'User Id'],
    ['user_id', 'user-id'],
    ['refresh_token', 'refresh_token'],
    ['refresh_token', 'Refresh Token'],
  ] as const;
  const cases = shapes.flatMap(([shape, write]) =>
    names.map(([field, name]) => [shape, name, field, write(name)] as const),
  );

  it.each(cases)('in %s as "%s" is about %s', (_shape, _name, field, body) => {
    const expected = { kind: 'misconfigured', reason: 'missingParameter', field, status: 500 };
    expect(read({ status: 500, body }, EVERY_FIELD)).toEqual(expected);
  });

  it('names the first of several', () => {
    const answer = readJson({ error: 'username, password' }, { status: 500 });
    expect(answer).toMatchObject({ reason: 'missingParameter', field: 'username' });
  });

  it('may be a 422 as well', () => {
    const answer = readJson({ detail: 'company_name' }, { status: 422 });
    expect(answer).toMatchObject({ reason: 'missingParameter', field: 'company_name' });
  });

  it('names only what was sent', () => {
    expect(readJson({ error: 'User Id' }, { status: 500 })).toEqual({ kind: 'serverFault', status: 500 });
  });

  it.each([
    ['an ordinary fault', 'Internal Server Error'],
    ['an empty body', ''],
    ['null', 'null'],
    ['an array', '["password"]'],
    ['a long stack trace that mentions a password', STACK_TRACE],
    ['the same in JSON', JSON.stringify({ error: STACK_TRACE })],
    ['the database (Postgres)', 'FATAL: password authentication failed for user "practice"'],
    ['the database (MySQL)', `Access denied for user 'practice'@'db' (using password: YES)`],
    ['the database (Oracle)', 'ORA-01017: invalid username/password; logon denied'],
    ['a web page that mentions a password', HTML],
  ])('is not seen in %s', (_, body) => {
    expect(read({ status: 500, body })).toEqual({ kind: 'serverFault', status: 500 });
  });

  it.each([501, 502, 503, 504])('is not looked for in a %i', (status) => {
    expect(readJson({ error: 'Password' }, { status }).kind).toBe('serverFault');
  });
});

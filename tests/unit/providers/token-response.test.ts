import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../../../app/providers/http-client.ts';
import type { TokenAnswer } from '../../../app/providers/token-answer.ts';
import { readTokenAnswer } from '../../../app/providers/token-response.ts';

const PASSWORD_FIELDS = ['username', 'password', 'company_name'];
const EVERY_FIELD = [...PASSWORD_FIELDS, 'user_id', 'refresh_token'];
const SECRETS = ['practice-password'];
const HTML = '<!doctype html><title>Welcome</title><p>password</p>';
const STACK_TRACE = `Traceback (most recent call last):\n${'  File "app.py", line 12, in password\n'.repeat(9)}`;

function read(answer: Partial<HttpAnswer>, parameters: readonly string[] = PASSWORD_FIELDS): TokenAnswer {
  const ordinary = { kind: 'answered', status: 200, contentType: 'application/json', body: '' } as const;
  return readTokenAnswer({ ...ordinary, requestedAtMs: 1_000, ...answer }, { parameters, secrets: SECRETS });
}

const readJson = (body: unknown, answer: Partial<HttpAnswer> = {}) =>
  read({ body: JSON.stringify(body), ...answer });

const grantOf = (body: Readonly<Record<string, unknown>>) => {
  const answer = readJson({ access_token: 'practice.access.token', ...body });
  return answer.kind === 'granted' ? answer.grant : expect.unreachable(`${answer.kind}, not granted`);
};

describe('an answer with a token', () => {
  it('is granted with all that the service sends', () => {
    const body = {
      access_token: 'practice.access.token',
      refresh_token: 'cHJhY3RpY2U+/w==',
      token_type: 'bearer',
      expires_in: 3600,
      release_version: '7.8.9',
    };
    expect(readJson(body, { serverDateMs: 5_000 })).toEqual({
      kind: 'granted',
      grant: {
        accessToken: 'practice.access.token',
        refreshToken: 'cHJhY3RpY2U+/w==',
        expiresInS: 3600,
        releaseVersion: '7.8.9',
        requestedAtMs: 1_000,
        serverDateMs: 5_000,
      },
    });
  });

  it('is granted without a refresh token, as the refresh endpoint documents', () => {
    expect(grantOf({ release_version: '7.8.9' })).not.toHaveProperty('refreshToken');
  });

  it.each([null, '', 'two words', 'line\nbreak', 5, ['practice']])(
    'is granted without a refresh token that cannot be one: %j',
    (refresh_token) => expect(grantOf({ refresh_token })).not.toHaveProperty('refreshToken'),
  );

  it.each([
    [3600, 3600],
    ['3600', 3600],
    ['0.5', 0.5],
    [1e12, 1e12],
  ])('reads expires_in %j as seconds', (expires_in, expiresInS) => {
    expect(grantOf({ expires_in })).toMatchObject({ expiresInS });
  });

  it.each([0, -1, '-5', '', ' ', 'soon', '1e3', '0x10', '9'.repeat(400), true, null, [], [60], { s: 1 }])(
    'leaves out an expires_in of %j',
    (expires_in) => expect(grantOf({ expires_in })).not.toHaveProperty('expiresInS'),
  );

  it.each(['NaN', 'Infinity', '-Infinity'])('leaves out an expires_in of "%s"', (expires_in) => {
    expect(grantOf({ expires_in })).not.toHaveProperty('expiresInS');
  });

  it('leaves out an expires_in beyond every number', () => {
    const answer = read({ body: '{"access_token":"practice.access.token","expires_in":1e999}' });
    expect(answer).toMatchObject({ kind: 'granted', grant: { accessToken: 'practice.access.token' } });
    expect(answer).not.toHaveProperty('grant.expiresInS');
  });

  it.each([
    ['7.8.9', '7.8.9'],
    [7.8, '7.8'],
  ])('reads the release version %j', (release_version, releaseVersion) => {
    expect(grantOf({ release_version })).toMatchObject({ releaseVersion });
  });

  it.each([null, '', 'x'.repeat(61), {}, true])('leaves out a release version of %j', (release_version) => {
    expect(grantOf({ release_version })).not.toHaveProperty('releaseVersion');
  });

  it.each([200, 201, 202])('is granted with status %i', (status) => {
    expect(readJson({ access_token: 'practice' }, { status }).kind).toBe('granted');
  });

  it('is granted where JSON is sent as a web page', () => {
    expect(readJson({ access_token: 'practice' }, { contentType: 'text/html' }).kind).toBe('granted');
  });
});

describe('the type of a token', () => {
  const typed = (type: unknown) =>
    read({ body: JSON.stringify({ access_token: 'practice', token_type: type }) });

  it.each(['bearer', 'Bearer', 'BEARER', '', null, undefined, 7])('is nothing to tell of: %o', (type) => {
    expect(typed(type)).toMatchObject({ kind: 'granted' });
    expect(typed(type)).not.toHaveProperty('grant.otherType');
  });

  it('is told where it is another than bearer', () => {
    expect(typed('DPoP')).toMatchObject({ grant: { otherType: 'DPoP' } });
  });
});

describe('a 200 without a usable token', () => {
  const documented =
    '{\n"access_token": "practice",\n"refresh_token": "practice",\n"release_version": “7.8.9”\n}';

  it.each([
    ['typographic quotes, as the documentation prints them', documented],
    ['nothing', ''],
    ['white space', ' \n'],
    ['null', 'null'],
    ['an array', '["practice"]'],
    ['an array of a grant', '[{"access_token":"practice"}]'],
    ['a string', '"practice"'],
    ['a number', '5'],
    ['an error in JSON', '{"error":"password"}'],
    ['a cut-off object', '{"access_token":"prac'],
    ['plain text', 'practice'],
    ['an empty token', '{"access_token":""}'],
    ['null as token', '{"access_token":null}'],
    ['a number as token', '{"access_token":5}'],
    ['a token of a megabyte', `{"access_token":"${'a'.repeat(1_000_000)}"}`],
    ['a token in the prototype', '{"__proto__":{"access_token":"practice"}}'],
    ['a token one level down', '{"data":{"access_token":"practice"}}'],
    ['100,000 brackets', '['.repeat(100_000)],
  ])('is not understood: %s', (_, body) => {
    expect(read({ body })).toEqual({ kind: 'misconfigured', reason: 'notUnderstood', status: 200 });
  });

  it.each([
    ['a line break', 'practice\r\nX-Evil: 1'],
    ['a line break at its end', 'practice\n'],
    ['a space', 'Bearer practice'],
    ['a letter outside ASCII', 'prаctice'],
    ['a quote', 'practice"'],
    ['a semicolon', 'practice;'],
    ['an equals sign in the middle', 'prac=tice'],
    ['nothing but equals signs', '=='],
  ])('has a token that RFC 6750 knows no way to send: %s', (_, token) => {
    const body = JSON.stringify({ access_token: token });
    expect(read({ body })).toEqual({ kind: 'misconfigured', reason: 'notABearerToken', status: 200 });
  });

  it('is not understood: an empty 204', () => {
    expect(read({ status: 204 })).toEqual({ kind: 'misconfigured', reason: 'notUnderstood', status: 204 });
  });

  it.each([
    ['by its content type', { contentType: 'text/html; charset=utf-8', body: '<h1>Welcome</h1>' }],
    ['as XHTML', { contentType: 'application/xhtml+xml', body: '<?xml version="1.0"?>' }],
    ['by its first words', { contentType: '', body: `\n ${HTML}` }],
    ['by its first element', { contentType: 'text/plain', body: '<HTML lang="en">' }],
  ])('is a web page %s', (_, answer) => {
    expect(read(answer)).toEqual({ kind: 'misconfigured', reason: 'webPage', status: 200 });
  });
});

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

describe('a refusal', () => {
  const refused = (body: unknown, answer: Partial<HttpAnswer> = {}) =>
    readJson(body, { status: 401, ...answer });

  it.each([
    ['Company not found', ['company_name']],
    ['Unknown company name', ['company_name']],
    ['The organization "Practice Company" does not exist', ['company_name']],
    ['Invalid password', ['password']],
    ['password is required', ['password']],
    ['Wrong pass word', ['password']],
    ['User not found', ['username']],
    ['Invalid username or password', ['username', 'password']],
    ['No user of this company has this password', ['username', 'password', 'company_name']],
  ])('"%s" is about %j', (detail, fields) => {
    expect(refused({ detail })).toEqual({ kind: 'rejected', status: 401, fields, words: detail });
  });

  it.each(['No active account found with the given credentials', 'Account locked', 'Accompany me'])(
    '"%s" is about no field in particular',
    (detail) => expect(refused({ detail })).toEqual({ kind: 'rejected', status: 401, words: detail }),
  );

  it('by user ID is about that', () => {
    const answer = read({ status: 401, body: '{"detail":"User not found"}' }, ['user_id', 'company_name']);
    expect(answer).toMatchObject({ fields: ['user_id'] });
  });

  it.each([
    ['by their names', { company_name: ['Unknown company.'], username: ['Too short.'] }],
    ['below errors', { errors: { company_name: 'Unknown company.', username: ['Too short.'] } }],
    ['beside others', { status: 5, at: null, company_name: ['Unknown company.'], username: 'Too short.' }],
  ])('with messages for fields %s is about these', (_, body) => {
    expect(refused(body, { status: 400 })).toEqual({
      kind: 'rejected',
      status: 400,
      fields: ['username', 'company_name'],
      words: 'Too short. Unknown company.',
    });
  });

  it('names and says nothing where tokens stand under the names of parameters', () => {
    const body = JSON.stringify({ access_token: 'practice', company_name: 'ACME', username: 'operator' });
    expect(read({ status: 401, body })).toEqual({ kind: 'rejected', status: 401 });
    expect(read({ status: 404, body })).toEqual({ kind: 'misconfigured', reason: 'notFound', status: 404 });
  });

  it('may come with a 404 of the service itself, and not of a wrong address', () => {
    const answer = refused({ error: 'Company not found' }, { status: 404 });
    expect(answer).toEqual({
      kind: 'rejected',
      status: 404,
      fields: ['company_name'],
      words: 'Company not found',
    });
    for (const body of ['{"detail":"Not found"}', 'User pages not found', HTML, ''])
      expect(read({ status: 404, body })).toEqual({ kind: 'misconfigured', reason: 'notFound', status: 404 });
  });

  it.each([
    ['of a web page', HTML, 'text/html'],
    ['of a piece of one', '<p>Company not found</p>', 'text/plain'],
    ['of one in JSON', JSON.stringify({ error: '<b>Company</b> not found' }), 'application/json'],
    ['of a dump', STACK_TRACE, 'text/plain'],
    ['of broken JSON', '{"error":"Company not found"', 'application/json'],
    ['of JSON without a message', '{"company":"Practice Company","at":"practice"}', 'application/json'],
    ['of digits and signs', JSON.stringify({ error: '-- 401 --' }), 'application/json'],
    ['of an empty body', '', ''],
    ['of a sentence without an end', JSON.stringify({ error: 'word '.repeat(1_000) }), 'application/json'],
  ])('quotes nothing %s', (_, body, contentType) => {
    expect(read({ status: 401, body, contentType })).not.toHaveProperty('words');
  });

  it('quotes a short text that is no JSON', () => {
    const answer = read({ status: 401, body: 'Company not found\r\n', contentType: 'text/plain' });
    expect(answer).toMatchObject({ words: 'Company not found' });
  });

  it('quotes one line that can be seen, cut to a length that can be read', () => {
    const detail = '\u202eCompany\n\tnot\u0007 found\u2069\u200b. ';
    expect(refused({ detail })).toMatchObject({ words: 'Company not found.' });
    const { words = '' } = refused({ detail: `${'Firma '.repeat(40)}😀` }) as { words?: string };
    expect(words).toMatch(/^(Firma )+Firm…$/);
    expect(Array.from(words)).toHaveLength(161);
  });

  const SECRET = 'Pr+a "c" & <5é1';
  it.each([
    ['as it is', SECRET],
    ['in other letters', SECRET.toUpperCase()],
    ['as a form sends it', new URLSearchParams({ a: SECRET }).toString().slice(2)],
    ['within JSON', JSON.stringify(SECRET)],
    [
      'within a page',
      SECRET.replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;'),
    ],
    ['by numbers', SECRET.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`)],
    ['in Base64', Buffer.from(SECRET).toString('base64')],
    ['in hexadecimal digits', Buffer.from(SECRET).toString('hex')],
    ['decomposed', SECRET.normalize('NFD')],
    ['with marks between', SECRET.split('').join('\u200b')],
    ['over two lines', SECRET.replace(' ', '\n')],
    ['at the very end of a long text', `${'word '.repeat(100)}${SECRET}`],
  ])('that repeats what was typed into a secret field %s is not quoted', (_, echo) => {
    const body = JSON.stringify({ detail: `The password ${echo} is wrong` });
    const ordinary = { kind: 'answered', contentType: 'application/json', requestedAtMs: 1_000 } as const;
    const sent = { parameters: PASSWORD_FIELDS, secrets: ['', SECRET] };
    const answer = readTokenAnswer({ ...ordinary, status: 401, body }, sent);
    expect(answer).toMatchObject({ kind: 'rejected' });
    expect(answer).not.toHaveProperty('words');
  });

  it.each([
    ['Session 9f86d081884c7d659a2feaa0c55ad015 is over', 'Session … is over'],
    ['Request 550e8400-e29b-41d4-a716-446655440000 was refused', 'Request … was refused'],
    ['The token eyJhbGciOi1.eyJzdWIiOi2.c2lnbmF0dXJl3 is no good', 'The token … is no good'],
    [`Key ${'abcdefgh'.repeat(6)} is unknown`, 'Key … is unknown'],
    [
      'Benutzerauthentifizierungsfehler bei acme.example.com',
      'Benutzerauthentifizierungsfehler bei acme.example.com',
    ],
    ['Company 4711 was not found (code 401)', 'Company 4711 was not found (code 401)'],
  ])('%s is quoted as "%s"', (detail, words) => expect(refused({ detail })).toMatchObject({ words }));
});

describe('whatever comes', () => {
  const KINDS = [
    'granted',
    'rejected',
    'rateLimited',
    'serverFault',
    'misconfigured',
    'offline',
    'timeout',
    'insecure',
    'proxy',
    'cancelled',
  ];
  /** Two words, so that it can pass for no token. */
  const MARK = 'practice mark';
  const name = fc.constantFrom(
    ...['access_token', 'refresh_token', 'expires_in', 'error', 'message', 'detail', 'error_description'],
    ...['__proto__', 'constructor', 'toString', 'practice mark'],
  );
  const text = fc.oneof(
    fc.constant(MARK),
    fc.string(),
    fc.constantFrom(...EVERY_FIELD.map((f) => `${MARK} ${f}`)),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      text,
      fc.integer(),
      fc.double(),
      fc.constant(null),
      tie('list'),
      tie('object'),
    ),
    list: fc.array(tie('value'), { maxLength: 3 }),
    object: fc
      .array(fc.tuple(name, tie('value')), { maxLength: 5 })
      .map((entries) => Object.fromEntries(entries)),
  }));
  const body = fc.oneof(
    value.map((json) => JSON.stringify(json)),
    value.map((json) => `<html>${JSON.stringify(json)}`),
    value.map((json) => JSON.stringify(json).slice(1)),
    text,
    fc.string({ unit: 'binary' }),
  );
  const answer = fc.record({
    status: fc.integer({ min: 200, max: 599 }),
    contentType: fc.constantFrom('', 'application/json', 'text/html', 'text/plain', MARK),
    body,
  });

  it('never throws and gives one of the known outcomes', () => {
    fc.assert(
      fc.property(answer, (any) => {
        expect(KINDS).toContain(read(any, EVERY_FIELD).kind);
      }),
      { numRuns: 2_000 },
    );
  });

  it('no text of a body leaves but tokens, release version, and the words of a refusal', () => {
    fc.assert(
      fc.property(answer, (any) => {
        const outcome = read(any, EVERY_FIELD);
        const { words: _forThePerson, ...rest } = { words: undefined, ...outcome };
        expect(JSON.stringify(rest)).not.toContain(MARK);
      }),
      { numRuns: 2_000 },
    );
  });

  it('the words of a refusal are one short line without a secret, and no body', () => {
    let quoted = 0;
    const echo = fc.tuple(text, fc.constantFrom('', ...SECRETS), text).map((parts) => parts.join(''));
    const refusal = fc.record({
      status: fc.constantFrom(400, 401, 403, 404),
      contentType: fc.constantFrom('', 'application/json', 'text/html', 'text/plain'),
      body: fc.oneof(
        body,
        echo,
        fc.record({ detail: echo, password: echo }).map((json) => JSON.stringify(json)),
      ),
    });
    fc.assert(
      fc.property(refusal, (any) => {
        const { words } = { words: undefined, ...read(any, EVERY_FIELD) };
        if (words === undefined) return;
        quoted += 1;
        expect(words).not.toContain(SECRETS[0]);
        expect(words).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]|<[a-z!/][^>]*>/u);
        expect(Array.from(words).length).toBeLessThanOrEqual(161);
      }),
      { numRuns: 3_000 },
    );
    expect(quoted).toBeGreaterThan(300);
  });

  it('a granted token can always be pasted into a header', () => {
    const token = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme-ascii', minLength: 1 }),
    );
    fc.assert(
      fc.property(token, (access_token) => {
        const outcome = readJson({ access_token });
        if (outcome.kind !== 'granted') return;
        const headers = new Headers({ authorization: `Bearer ${outcome.grant.accessToken}` });
        expect(headers.get('authorization')).toBe(`Bearer ${access_token}`);
      }),
      { numRuns: 2_000 },
    );
  });
});

it('hands a failure of the network on as it is', () => {
  const failure = { kind: 'insecure', netError: 'net::ERR_CERT_DATE_INVALID' } as const;
  expect(readTokenAnswer(failure, { parameters: PASSWORD_FIELDS, secrets: [] })).toBe(failure);
});

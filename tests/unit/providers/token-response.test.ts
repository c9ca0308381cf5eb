import { describe, expect, it } from 'vitest';
import { readTokenAnswer } from '../../../app/providers/token-response.ts';
import { HTML, PASSWORD_FIELDS, read, readJson } from './read-answer.ts';

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

it('hands a failure of the network on as it is', () => {
  const failure = { kind: 'insecure', netError: 'net::ERR_CERT_DATE_INVALID' } as const;
  expect(readTokenAnswer(failure, { parameters: PASSWORD_FIELDS, secrets: [] })).toBe(failure);
});

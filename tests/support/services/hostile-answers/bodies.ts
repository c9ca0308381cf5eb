// Bodies with status 200 that are not what a token service says, or nearly are.
import {
  answer,
  type Ending,
  goodBody,
  HTML_TYPE,
  hostile,
  JSON_TYPE,
  PORTAL,
  type Scene,
} from './hostile-answer.ts';

const LIMIT_BYTES = 256 * 1024;
const json = (body: string | Buffer | ((scene: Scene) => string | Buffer)) =>
  answer({ headers: [JSON_TYPE], body });
const typed = (contentType: string) => answer({ headers: [`Content-Type: ${contentType}`] });
const withKey = (text: string) => json(({ token }) => `{"access_token":${JSON.stringify(token)},${text}}`);
const asToken = (value: string, ending: Ending) =>
  [`a token that is ${value.slice(0, 40)}`, ending, json(`{"access_token":${value}}`)] as const;
const padded = (bytes: number) => json((scene) => goodBody(scene).padEnd(bytes));
const inEncoding = (encoding: BufferEncoding, mark = '') =>
  json((scene) => Buffer.from(mark + goodBody(scene), encoding));
const expiring = (value: string) =>
  [`expires_in of ${value}`, 'granted', withKey(`"expires_in":${value}`)] as const;

export const bodies = hostile([
  ['a captive portal that calls itself JSON', 'webPage', json(PORTAL)],
  [
    'a page that sends the browser on',
    'webPage',
    answer({
      headers: [HTML_TYPE],
      body: ({ elsewhere }) => `<html><meta http-equiv="refresh" content="0;url=${elsewhere}">`,
    }),
  ],
  [
    'a page with a token in it',
    'webPage',
    answer({ headers: [HTML_TYPE], body: (scene) => `<html>${goodBody(scene)}` }),
  ],
  ['XML', 'notUnderstood', json('<?xml version="1.0"?><access_token>practice</access_token>')],
  [
    'XML with an entity bomb',
    'notUnderstood',
    json('<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aa">]><b>&a;</b>'),
  ],
  ['a form', 'notUnderstood', json('access_token=practice&expires_in=3600')],
  ['JSON with a script around it', 'notUnderstood', json((scene) => `callback(${goodBody(scene)})`)],
  ['JSON behind a guard', 'notUnderstood', json((scene) => `)]}'\n${goodBody(scene)}`)],
  ['two answers in one', 'notUnderstood', json((scene) => goodBody(scene) + goodBody(scene))],
  ['half an answer', 'notUnderstood', json((scene) => goodBody(scene).slice(0, 40))],
  ['typographic quotes, as documented', 'notUnderstood', withKey('"release_version":“7.8.9”')],
  ['a comma too many', 'notUnderstood', withKey('')],
  ['a comment', 'notUnderstood', withKey('/* hello */"a":1')],
  ['blanks and line breaks around it', 'granted', json((scene) => `\r\n\t ${goodBody(scene)}\r\n\r\n`)],
  ['a byte order mark', 'granted', json((scene) => `\ufeff${goodBody(scene)}`)],
  ['two byte order marks', 'granted', json((scene) => `\ufeff\ufeff${goodBody(scene)}`)],
  ['UTF-16 with its mark', 'notUnderstood', inEncoding('utf16le', '\ufeff')],
  ['UTF-16 without a mark', 'notUnderstood', inEncoding('utf16le')],
  [
    'Latin-1 beside the token',
    'granted',
    json(({ token }) => Buffer.from(`{"access_token":"${token}","release_version":"S\xf6hne"}`, 'latin1')),
  ],
  ['UTF-8 that calls itself UTF-16', 'granted', typed('application/json; charset=utf-16')],
  ['a charset that no one knows', 'granted', typed('application/json; charset=klingon')],
  ['bytes that are no text', 'notUnderstood', json(Buffer.from([0xc3, 0x28, 0xff, 0xfe, 0x80]))],
  ['NUL before it', 'notUnderstood', json((scene) => `\0${goodBody(scene)}`)],
  ['NUL after it', 'notUnderstood', json((scene) => `${goodBody(scene)}\0`)],
  ['nothing but blanks', 'notUnderstood', json(' \r\n\t')],
  ['arrays 100,000 deep', 'notUnderstood', json('['.repeat(100_000))],
  ['arrays 100,000 deep and closed', 'notUnderstood', json('['.repeat(100_000) + ']'.repeat(100_000))],
  [
    'objects 20,000 deep beside the token',
    'granted',
    withKey(`"a":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`),
  ],
  ['10,000 other keys', 'granted', withKey(Array.from({ length: 10_000 }, (_, key) => `"k${key}":1`).join())],
  ...['null', 'true', '7', '"practice"', '[]', '{}', '[{"access_token":"practice"}]', '1e999'].map(
    (text) => [`nothing but ${text}`, 'notUnderstood', json(text)] as const,
  ),
  asToken('null', 'notUnderstood'),
  asToken('7', 'notUnderstood'),
  asToken('true', 'notUnderstood'),
  asToken('["practice"]', 'notUnderstood'),
  asToken('{"value":"practice"}', 'notUnderstood'),
  asToken('""', 'notUnderstood'),
  asToken('" "', 'notABearerToken'),
  asToken('"practice token"', 'notABearerToken'),
  asToken('"practice\\r\\nX-Evil: 1"', 'notABearerToken'),
  asToken('"practice\\u0000"', 'notABearerToken'),
  asToken('"practice\\u2028"', 'notABearerToken'),
  asToken('"prаctice"', 'notABearerToken'),
  asToken(`"${'b'.repeat(65_537)}"`, 'notUnderstood'),
  [
    'a token as long as a header can be',
    'granted',
    json(({ token }) => `{"access_token":"${token.padEnd(65_536, 'a')}","refresh_token":"practice"}`),
  ],
  ['a token of 1 MB', 'tooLarge', json(`{"access_token":"${'a'.repeat(1_048_576)}"}`)],
  ['a token a level too deep', 'notUnderstood', json((scene) => `{"data":${goodBody(scene)}}`)],
  ['a token below __proto__', 'notUnderstood', json((scene) => `{"__proto__":${goodBody(scene)}}`)],
  [
    'a token below constructor',
    'notUnderstood',
    json((scene) => `{"constructor":{"prototype":${goodBody(scene)}}}`),
  ],
  ['__proto__ beside the token', 'granted', withKey('"__proto__":{"access_token":"practice-evil"}')],
  ['hasOwnProperty beside the token', 'granted', withKey('"hasOwnProperty":1,"toString":2,"then":3')],
  [
    'the token twice, the last one good',
    'granted',
    json((scene) => `{"access_token":7,${goodBody(scene).slice(1)}`),
  ],
  asToken('{"length":{"valueOf":1,"toString":1}}', 'notUnderstood'),
  ['the token twice, the last one bad', 'notUnderstood', withKey('"access_token":7')],
  ['a refresh token that is an object', 'granted', withKey('"refresh_token":{"a":1}')],
  ['a refresh token with a line break', 'granted', withKey('"refresh_token":"a\\r\\nb"')],
  ['a release that is a page', 'granted', withKey('"release_version":"<img src=x onerror=alert(1)>"')],
  ['a release of 10,000 characters', 'granted', withKey(`"release_version":"${'7'.repeat(10_000)}"`)],
  ['a release that is an object', 'granted', withKey('"release_version":{"major":7}')],
  ...['0', '-1', '1e999', '1e308', '"soon"', '"3600"', 'null', 'true', '[3600]', '1e15'].map(expiring),
  ...[
    'text/plain',
    'application/octet-stream',
    'image/png',
    'application/pdf',
    'text/event-stream',
    'multipart/x-mixed-replace; boundary=x',
    'text/html',
    'application/x-chrome-extension',
    ';;;',
    'a'.repeat(5_000),
  ].map((type) => [`a good answer called ${type.slice(0, 40)}`, 'granted', typed(type)] as const),
  ['exactly as long as allowed', 'granted', padded(LIMIT_BYTES)],
  ['one byte too long', 'tooLarge', padded(LIMIT_BYTES + 1)],
]);

// Answers that are no proper HTTP: broken status lines, headers, lengths and chunks.
import { answer, bytesThenEnd, goodBody, hostile, JSON_TYPE } from './hostile-answer.ts';

const KIB = 1024;
const length = (value: string) =>
  answer({ headers: [JSON_TYPE, `Content-Length: ${value}`], framing: 'asGiven' });
const chunked = (body: string) =>
  answer({ headers: ['Transfer-Encoding: chunked'], body, framing: 'asGiven' });
const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
const interim = (lines: string, times: number) =>
  bytesThenEnd((scene) => {
    const body = goodBody(scene);
    return `${lines.repeat(times)}HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  });

export const framing = hostile([
  ['no HTTP at all', 'serverFault', bytesThenEnd('SSH-2.0-OpenSSH_9.2\r\n')],
  ['HTTP/0.9, a body alone', 'serverFault', bytesThenEnd(goodBody)],
  ['a status line alone', 'notUnderstood', bytesThenEnd('HTTP/1.1 200 OK\r\n\r\n')],
  ['a status line that breaks off', 'notUnderstood', bytesThenEnd('HTTP/1.')],
  ['a status line without a status', 'notUnderstood', bytesThenEnd('HTTP/1.1\r\n\r\n{}')],
  ['a status that is a word', 'notUnderstood', bytesThenEnd('HTTP/1.1 fine\r\n\r\n{}')],
  ['version 1.0', 'granted', answer({ version: 'HTTP/1.0' })],
  ['version 2.0 in plain text', 'granted', answer({ version: 'HTTP/2.0' })],
  ['version 9.9', 'granted', answer({ version: 'HTTP/9.9' })],
  ['version in small letters', 'granted', answer({ version: 'http/1.1' })],
  ['a radio station', 'notUnderstood', answer({ version: 'ICY', framing: 'asGiven' })],
  ['bytes before the status line', 'granted', answer({ version: '\r\nHTTP/1.1' })],
  ['a TLS alert in plain text', 'serverFault', bytesThenEnd(Buffer.from([21, 3, 3, 0, 2, 2, 40]))],
  ['HTTP/2 frames no one asked for', 'serverFault', bytesThenEnd(Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]))],
  ['a reason of 100 KB', 'granted', answer({ status: `200 ${'a'.repeat(100 * KIB)}` })],
  ['a reason with bytes above ASCII', 'serverFault', answer({ status: '200 D\xe9j\xe0 vu' })],
  ['a reason with an escape sequence', 'serverFault', answer({ status: '200 \x1b[2J' })],
  ['a reason with a NUL', 'serverFault', answer({ status: '200 O\0K' })],
  ['a header of 1 MB', 'serverFault', answer({ headers: [`X-Large: ${'a'.repeat(KIB * KIB)}`] })],
  ['10,000 headers', 'serverFault', answer({ headers: Array(10_000).fill(`X-Many: ${'a'.repeat(30)}`) })],
  ['a header without a colon', 'granted', answer({ headers: ['no colon here'] })],
  ['a header without a name', 'granted', answer({ headers: [': nameless'] })],
  ['a header name with a space', 'granted', answer({ headers: ['Content Type: x'] })],
  ['a folded header', 'granted', answer({ headers: ['X-Folded: a\r\n b'] })],
  ['a header with a NUL', 'serverFault', answer({ headers: ['X-Nul: a\0b'] })],
  ['header lines that end in a bare line feed', 'granted', answer({ headers: ['X-A: a\nX-B: b'] })],
  ['a negative length', 'granted', length('-1')],
  ['a length that is a word', 'granted', length('many')],
  ['a length with a plus sign', 'granted', length('+5')],
  ['a length of 2^64', 'granted', length('18446744073709551616')],
  ['a length of 9e18 and then the end', 'serverFault', length('9000000000000000000')],
  ['a length that is too large', 'serverFault', length('5000')],
  ['a length of nothing before a body', 'notUnderstood', length('0')],
  ['a length that cuts the body', 'notUnderstood', length('10')],
  ['two lengths that differ', 'serverFault', length('10\r\nContent-Length: 20')],
  [
    'chunks and a length',
    'granted',
    answer({
      headers: ['Transfer-Encoding: chunked', 'Content-Length: 3'],
      body: (scene) => `${chunk(goodBody(scene))}0\r\n\r\n`,
      framing: 'asGiven',
    }),
  ],
  ['a chunk size that is no number', 'serverFault', chunked('zz\r\n{}\r\n0\r\n\r\n')],
  ['a negative chunk size', 'serverFault', chunked('-2\r\n{}\r\n0\r\n\r\n')],
  ['a chunk size of 2^64', 'serverFault', chunked('FFFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n')],
  ['a chunk size with 0x', 'serverFault', chunked('0x2\r\n{}\r\n0\r\n\r\n')],
  ['a chunk longer than its size', 'serverFault', chunked('1\r\n{}\r\n0\r\n\r\n')],
  ['a chunk extension of 1 MB', 'serverFault', chunked(`2;${'a'.repeat(KIB * KIB)}\r\n{}\r\n0\r\n\r\n`)],
  ['chunks without a last one', 'serverFault', chunked(chunk('{}'))],
  ['chunks that break off', 'serverFault', chunked('ff\r\n{"access')],
  ['no chunk at all', 'serverFault', chunked('')],
  ['only the last chunk', 'notUnderstood', chunked('0\r\n\r\n')],
  ['a trailer of 300 KB', 'serverFault', chunked(`${chunk('{}')}0\r\nX-T: ${'a'.repeat(300 * KIB)}\r\n\r\n`)],
  [
    'an unknown transfer coding',
    'granted',
    answer({ headers: ['Transfer-Encoding: magic'], framing: 'asGiven' }),
  ],
  ['a thousand times 100 Continue', 'granted', interim('HTTP/1.1 100 Continue\r\n\r\n', 1_000)],
  ['a thousand times 102 Processing', 'granted', interim('HTTP/1.1 102 Processing\r\n\r\n', 1_000)],
  [
    'a thousand early hints',
    'granted',
    interim('HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n', 1_000),
  ],
  [
    '101 Switching Protocols',
    'serverFault',
    bytesThenEnd('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n'),
  ],
]);

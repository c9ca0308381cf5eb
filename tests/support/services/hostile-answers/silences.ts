// Answers that never come to an end by themselves: each takes the whole time limit of a request.
import { hostile, type Send } from './hostile-answer.ts';

const SECOND_MS = 1_000;
const silentAfter =
  (text: string): Send =>
  (socket) =>
    void socket.write(text);

/** One byte a second, for ever. */
const dripping =
  (head: string, drop: string): Send =>
  (socket) => {
    socket.write(head);
    const tap = setInterval(() => socket.write(drop), SECOND_MS);
    socket.on('close', () => clearInterval(tap));
  };

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';

export const silences = hostile([
  ['silence', 'timeout', silentAfter(' ')],
  ['silence after the headers', 'timeout', silentAfter(`${HEAD}Content-Length: 100\r\n\r\n`)],
  ['silence within a chunk', 'timeout', silentAfter(`${HEAD}Transfer-Encoding: chunked\r\n\r\nff\r\n{"acc`)],
  ['a body of one byte a second', 'timeout', dripping(`${HEAD}Content-Length: 9999\r\n\r\n`, ' ')],
  ['headers of one byte a second', 'timeout', dripping(`${HEAD}X-Slow: `, 'a')],
  ['100 Continue for ever', 'timeout', dripping('', 'HTTP/1.1 100 Continue\r\n\r\n')],
  [
    'a token of one byte a second',
    'timeout',
    dripping(`${HEAD}Content-Length: 9999\r\n\r\n{"access_token":"`, 'a'),
  ],
]);

// Connections that end where they should not, or go on where they should end.
import { answer, goodBody, hostile, type Send } from './hostile-answer.ts';

const GIB = 1024 ** 3;
const PIECE = Buffer.alloc(64 * 1024, 'a');

const resetAfter =
  (text: string): Send =>
  (socket) => {
    if (text === '') socket.resetAndDestroy();
    else socket.write(text, () => setTimeout(() => socket.resetAndDestroy(), 20));
  };

const endAfter =
  (text: string): Send =>
  (socket) =>
    void socket.end(text);

/** Pours until 1 GiB is out or the app hangs up. */
const pour =
  (head: string): Send =>
  (socket) => {
    let sentBytes = 0;
    const pourOn = () => {
      while (sentBytes < GIB && !socket.destroyed) {
        sentBytes += PIECE.byteLength;
        if (!socket.write(PIECE)) return;
      }
      socket.end();
    };
    socket.write(head);
    socket.on('drain', pourOn);
    pourOn();
  };

/** A good answer, and behind it another one that no one asked for. */
const poisoned =
  (extra: string): Send =>
  (socket, scene) => {
    const body = goodBody(scene);
    socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}${extra}`);
  };

const EVIL = '{"access_token":"practice-evil"}';
const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';

export const endings = hostile([
  ['the end before a byte', 'serverFault', endAfter('')],
  ['a reset before a byte', 'offline', resetAfter('')],
  ['a reset within the status line', 'offline', resetAfter('HTTP/1.1 2')],
  ['a reset within the headers', 'offline', resetAfter(HEAD)],
  ['a reset after the headers', 'offline', resetAfter(`${HEAD}Content-Length: 100\r\n\r\n`)],
  [
    'a reset within the body',
    'offline',
    resetAfter(`${HEAD}Content-Length: 100\r\n\r\n{"access_token":"prac`),
  ],
  [
    'a reset within a chunk',
    'offline',
    resetAfter(`${HEAD}Transfer-Encoding: chunked\r\n\r\nff\r\n{"access_token"`),
  ],
  ['the end within the headers', 'notUnderstood', endAfter(HEAD)],
  ['the end after the headers', 'serverFault', endAfter(`${HEAD}Content-Length: 100\r\n\r\n`)],
  [
    'the end within the body',
    'serverFault',
    endAfter(`${HEAD}Content-Length: 100\r\n\r\n{"access_token":"prac`),
  ],
  ['1 GiB with a length', 'tooLarge', pour(`${HEAD}Content-Length: ${GIB}\r\n\r\n`)],
  ['1 GiB without a length', 'tooLarge', pour(`${HEAD}\r\n`)],
  ['1 GiB of headers', 'serverFault', pour(`${HEAD}X-Endless: `)],
  ['1 GiB of a status line', 'serverFault', pour('HTTP/1.1 200 ')],
  ['1 GiB of web page', 'tooLarge', pour('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>')],
  ['1 GiB of refusal', 'tooLarge', pour('HTTP/1.1 401 Unauthorized\r\n\r\n')],
  ['1 GiB of redirect', 'redirected', pour('HTTP/1.1 302 Found\r\nLocation: /token\r\n\r\n')],
  [
    'a second answer behind the first',
    'granted',
    poisoned(`HTTP/1.1 200 OK\r\nContent-Length: ${EVIL.length}\r\n\r\n${EVIL}`),
  ],
  ['half a second answer behind the first', 'granted', poisoned('HTTP/1.1 200 OK\r\nContent-Le')],
  ['loose bytes behind the answer', 'granted', poisoned(EVIL)],
  [
    'a 408 behind the answer',
    'granted',
    poisoned('HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n'),
  ],
  ['an announced end that does not come', 'granted', answer({ headers: ['Connection: close'] })],
]);

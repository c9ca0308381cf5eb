// What a hostile answer is, and how most of them are written: a status line, headers and a body, each as wrong as wanted.
import type { Socket } from 'node:net';

/** How a request for a token ends, in the app's own terms. */
export type Ending =
  | 'granted'
  | 'refused'
  /** 401: to a renewal it is about the bearer too, which is dead from then on. */
  | 'unauthorized'
  | 'rateLimited'
  | 'serverFault'
  | 'offline'
  | 'timeout'
  | 'proxy'
  | 'missingParameter'
  | 'notFound'
  | 'webPage'
  | 'notUnderstood'
  | 'notABearerToken'
  | 'redirected'
  | 'tooLarge';

export interface Scene {
  /** A token that the service would be right to give. */
  readonly token: string;
  /** An address where nothing may arrive. */
  readonly elsewhere: string;
}

export type Send = (socket: Socket, scene: Scene) => void;

export interface HostileAnswer {
  readonly name: string;
  readonly ending: Ending;
  readonly send: Send;
}

type Text = string | Buffer;
type InScene<Value> = Value | ((scene: Scene) => Value);

export interface AnswerParts {
  readonly version?: string;
  /** With its reason; else 200 OK. */
  readonly status?: string;
  readonly headers?: InScene<readonly string[]>;
  /** Else a good one. */
  readonly body?: InScene<Text>;
  /** `counted`, the default, adds a true `Content-Length`; `asGiven` adds nothing and ends the connection. */
  readonly framing?: 'counted' | 'asGiven';
}

export const goodBody = ({ token }: Scene): string =>
  JSON.stringify({ access_token: token, refresh_token: 'practice-refresh', release_version: '7.8.9' });

const inScene = <Value extends object | string>(value: InScene<Value>, scene: Scene): Value =>
  typeof value === 'function' ? value(scene) : value;

/** One answer from its parts. Headers and body go out as they are, byte for byte. */
export function answer(parts: AnswerParts = {}): Send {
  const {
    version = 'HTTP/1.1',
    status = '200 OK',
    headers = [],
    body = goodBody,
    framing = 'counted',
  } = parts;
  return (socket, scene) => {
    const bytes = Buffer.from(inScene<Text>(body, scene) as string);
    const isCounted = framing === 'counted';
    const lines = [
      `${version} ${status}`,
      ...inScene<readonly string[]>(headers, scene),
      ...(isCounted ? [`Content-Length: ${bytes.byteLength}`] : []),
    ];
    socket.write(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), bytes]));
    if (!isCounted) socket.end();
  };
}

/** Exactly these bytes, and then the end of the connection. */
export const bytesThenEnd =
  (bytes: InScene<Text>): Send =>
  (socket, scene) =>
    void socket.end(inScene<Text>(bytes, scene));

export const JSON_TYPE = 'Content-Type: application/json';
export const HTML_TYPE = 'Content-Type: text/html; charset=utf-8';
export const PORTAL =
  '<!doctype html><html><head><title>Guest Wi-Fi</title></head><body>Log in</body></html>';

/** Rows of name, ending and answer. */
export const hostile = (
  rows: readonly (readonly [name: string, ending: Ending, send: Send])[],
): readonly HostileAnswer[] => rows.map(([name, ending, send]) => ({ name, ending, send }));

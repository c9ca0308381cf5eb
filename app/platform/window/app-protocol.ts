// Serves the window's own files under app://, with a strict policy, and nothing else.

import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { type ProtocolRequest, type ProtocolResponse, protocol, type Session } from 'electron';

export const APP_ORIGIN = 'app://tokentray';

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Before the app is ready: gives app:// an origin of its own. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
}

/** Takes part in serving one window's files. */
export interface Serving {
  /** The text to serve instead of what is in the file. */
  readonly instead: (pathname: string) => string | undefined;
  /** A file is being served. */
  readonly onServed: () => void;
}

/**
 * Only files of `folder`; anything else is 404. By Electron's older way, although it is deprecated: `protocol.handle` makes Node load
 * its HTTP library first, which keeps the first page of a start waiting for 40 ms.
 */
export function serveWindowFiles(session: Session, folder: string, serving?: Serving): void {
  const answerTo = async ({ url: address, method }: ProtocolRequest): Promise<ProtocolResponse> => {
    const url = new URL(address);
    const file = path.join(folder, path.normalize(decodeURIComponent(url.pathname)));
    const type = TYPES[path.extname(file)];
    const isOurs = url.host === 'tokentray' && file.startsWith(folder + path.sep);
    if (method !== 'GET' || !isOurs || type === undefined) return NOT_FOUND;
    const content = serving?.instead(url.pathname) ?? (await readFile(file));
    serving?.onServed();
    return { data: Buffer.from(content), headers: { ...HEADERS, 'content-type': type } };
  };
  session.protocol.registerBufferProtocol('app', (request, answer) => {
    // No such file, or no such name.
    answerTo(request).then(answer, () => answer(NOT_FOUND));
  });
}

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

const NOT_FOUND: ProtocolResponse = { statusCode: 404, data: Buffer.alloc(0) };

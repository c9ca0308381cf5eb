// Serves the practice server's page. It runs its own script and style alone, and reaches no other server.
import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import type { PracticeEnv } from './practice-endpoint.ts';
import { type PageContent, startPage } from './start-page.ts';
import { START_PAGE_SCRIPT } from './start-page-script.ts';
import { START_PAGE_STYLE } from './start-page-style.ts';

export const START_PAGE = { path: '/', method: 'GET' } as const;

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `script-src ${hashOf(START_PAGE_SCRIPT)}`,
  `style-src ${hashOf(START_PAGE_STYLE)}`,
  'img-src data:',
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function startPageRoute(content: () => PageContent): Hono<PracticeEnv> {
  return new Hono<PracticeEnv>().get(START_PAGE.path, (c) => {
    c.header('Content-Security-Policy', CONTENT_SECURITY_POLICY);
    c.header('X-Content-Type-Options', 'nosniff');
    // Without a referrer, a browser would not say either that a form comes from here.
    c.header('Referrer-Policy', 'same-origin');
    return c.html(startPage(content()));
  });
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

// Answers that a client must survive, ready for `control.fail`.
// They come from the services' documentation or from what stands in front of such services.
import type { Fault } from '../../../app/practice/practice-control.ts';

export const serverError: Fault = {
  answer: { status: 500, headers: { 'Content-Type': 'text/plain' }, body: 'Internal Server Error' },
};

export const badGateway: Fault = {
  answer: {
    status: 502,
    headers: { 'Content-Type': 'text/html' },
    body: '<!doctype html><title>502 Bad Gateway</title><h1>502 Bad Gateway</h1>',
  },
};

/** A sign-in page or a proxy's notice where an answer should be. */
export const htmlPage: Fault = {
  answer: {
    status: 200,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
    body: '<!doctype html><title>Welcome</title><p>Please sign in to the network.</p>',
  },
};

/** The documentation prints `release_version` in typographic quotes, which is not JSON. */
export const typographicQuotes: Fault = {
  answer: {
    status: 200,
    headers: { 'Content-Type': 'application/json' },
    body: '{\n"access_token": "practice.access.token",\n"refresh_token": "practice.refresh.token",\n"release_version": “7.8.9”\n}',
  },
};

export const droppedConnection: Fault = { dropConnection: true };

/** `retryAfter`: seconds, or an HTTP date. */
export function tooManyRequests(retryAfter: number | string): Fault {
  return {
    answer: {
      status: 429,
      headers: { 'Content-Type': 'application/json', 'Retry-After': String(retryAfter) },
      body: '{"message":"Too many requests"}',
    },
  };
}

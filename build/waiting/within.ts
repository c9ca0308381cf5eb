// A time limit for a promise, so that a test fails with a reason and does not hang.
import { setTimeout as delay } from 'node:timers/promises';

/** Rejects with "Waited 3000 ms for <what>" when the promise has not settled by then. */
export async function within<T>(timeoutMs: number, what: string, promise: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const limit = delay(timeoutMs, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`Waited ${timeoutMs} ms for ${what}.`);
  });
  limit.catch(() => {}); // Aborted once the promise has settled.
  return Promise.race([promise, limit]).finally(() => timer.abort());
}

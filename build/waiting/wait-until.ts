// Looks again and again until what is seen is what is wanted; for what no event announces (a menu, a clipboard).
// Its error tells what was seen last. It must not print secrets: `describe` says what may be shown.
import { setTimeout as delay } from 'node:timers/promises';

export interface Wait<T> {
  /** Ends the sentence "Waited 5000 ms for ...". */
  readonly what: string;
  readonly look: () => T | Promise<T>;
  readonly until: (seen: T) => boolean;
  readonly timeoutMs: number;
  readonly describe?: (seen: T) => string;
}

const PAUSE_MS = 40;

export async function waitUntil<T>({ what, look, until, timeoutMs, describe }: Wait<T>): Promise<T> {
  const deadlineMs = performance.now() + timeoutMs;
  const show = describe ?? ((seen: T) => JSON.stringify(seen));
  for (;;) {
    let lastSeen: string;
    try {
      const seen = await look();
      if (until(seen)) return seen;
      lastSeen = show(seen);
    } catch (error) {
      // What is looked at may not be there yet; the last reason is in the final error.
      lastSeen = error instanceof Error ? error.message : String(error);
    }
    if (performance.now() >= deadlineMs)
      throw new Error(`Waited ${timeoutMs} ms for ${what}. Last seen: ${lastSeen}`);
    await delay(PAUSE_MS);
  }
}

import { setTimeout as delay } from 'node:timers/promises';

/** False if it has not happened by then. `listen` returns what ends the listening. */
export async function happensWithin(
  limitMs: number,
  listen: (happened: () => void) => () => void,
): Promise<boolean> {
  const end = new AbortController();
  let stop = () => {};
  const happening = new Promise<boolean>((resolve) => {
    stop = listen(() => resolve(true));
  });
  try {
    return await Promise.race([happening, delay(limitMs, false, { signal: end.signal })]);
  } finally {
    stop();
    end.abort();
  }
}

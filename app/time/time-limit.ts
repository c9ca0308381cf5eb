// Waits for something no longer than a limit: a keyring or a clipboard may never answer.
import type { Clock } from './clock.ts';

/** Resolves with `late` after `limitMs`; what the work does after that is ignored. */
export async function inTime<Value, Late>(
  clock: Pick<Clock, 'setTimer'>,
  limitMs: number,
  work: Promise<Value>,
  late: Late,
): Promise<Value | Late> {
  let cancelTimer = () => {};
  const limit = new Promise<Late>((resolve) => {
    cancelTimer = clock.setTimer(limitMs, () => resolve(late));
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    cancelTimer();
  }
}

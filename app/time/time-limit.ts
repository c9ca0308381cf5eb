// Waits for a check no longer than it may take: a keyring or a clipboard can keep silent for ever.
import type { Clock } from './clock.ts';

/** Gives `late` once `limitMs` have passed; what the work does after that is nobody's business. */
export async function inTime<Value, Late>(
  clock: Clock,
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

// How much memory all processes of an app hold at most while something happens. Linux alone: it reads /proc.
import type { ChildProcess } from 'node:child_process';
import { memoryMb, processTree } from './process-tree.ts';

const EVERY_MS = 200;

/** Megabytes above what the app held before, at the worst moment; and what `action` gave. */
export async function peakGrowthMb<T>(
  app: ChildProcess,
  action: () => Promise<T>,
): Promise<{ readonly growthMb: number; readonly result: T }> {
  const heldMb = () => memoryMb(processTree(app.pid ?? 0)).anonymous;
  const beforeMb = heldMb();
  let peakMb = beforeMb;
  const timer = setInterval(() => {
    peakMb = Math.max(peakMb, heldMb());
  }, EVERY_MS);
  const result = await action().finally(() => clearInterval(timer));
  return { growthMb: peakMb - beforeMb, result };
}

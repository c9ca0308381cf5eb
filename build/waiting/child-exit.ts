// How a child process ended, and the end of one that does not want to. Ends only the process handed in.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { within } from './within.ts';

export interface ChildExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Rejects when the process still runs after the time. */
export async function childExit(child: ChildProcess, timeoutMs: number): Promise<ChildExit> {
  if (!hasExited(child)) await within(timeoutMs, `process ${child.pid} to end`, once(child, 'exit'));
  return { code: child.exitCode, signal: child.signalCode };
}

export async function killChild(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<ChildExit> {
  child.kill(signal);
  return childExit(child, 15_000);
}

export function hasExited(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

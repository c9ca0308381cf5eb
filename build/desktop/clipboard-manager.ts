// A real clipboard manager, Parcellite, in a home of its own: it fills an emptied clipboard with what it saw last.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { hasExited, killChild } from '../waiting/child-exit.ts';
import { within } from '../waiting/within.ts';
import { PrivateHome } from './private-home.ts';

const START_TIMEOUT_MS = 5_000;

export class ClipboardManager {
  readonly #home: PrivateHome;
  readonly #child: ChildProcess;

  private constructor(home: PrivateHome, child: ChildProcess) {
    this.#home = home;
    this.#child = child;
  }

  static async start(): Promise<ClipboardManager> {
    const home = new PrivateHome();
    const env = { ...process.env, ...home.env };
    const child = spawn('parcellite', [], { env, stdio: ['ignore', 'pipe', 'ignore'] });
    child.stdout?.resume();
    await within(START_TIMEOUT_MS, 'Parcellite to start', once(child, 'spawn'));
    return new ClipboardManager(home, child);
  }

  /** What it held goes with it. */
  async stop(): Promise<void> {
    if (!hasExited(this.#child)) await killChild(this.#child);
    this.#home.remove();
  }
}

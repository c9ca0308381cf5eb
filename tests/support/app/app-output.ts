// Everything that an app prints, from its first byte: Playwright hands a process out only once it is connected, and by
// then its first lines are gone.
import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { BrowserContext } from '@playwright/test';

export class AppOutput {
  #text = '';

  /** In the order in which it came. */
  get text(): string {
    return this.#text;
  }

  record(child: ChildProcess): void {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        this.#add(chunk.toString('utf8'));
      });
  }

  /** Records each process started during `action` that has `mark` among its arguments. */
  async recordDuring<T>(mark: string, action: () => Promise<T>): Promise<T> {
    const onChild = (message: unknown) => {
      const { process: child } = message as { readonly process: ChildProcess };
      child.once('spawn', () => {
        if (child.spawnargs.includes(mark)) this.record(child);
      });
    };
    subscribe('child_process', onChild);
    return action().finally(() => unsubscribe('child_process', onChild));
  }

  /** What the windows write to their consoles, and what they throw. */
  recordWindows(windows: BrowserContext): void {
    windows.on('console', (message) => this.#add(`[window ${message.type()}] ${message.text()}\n`));
    windows.on('weberror', (webError) => this.#add(`[window threw] ${webError.error().stack}\n`));
  }

  #add(text: string): void {
    this.#text += text;
  }
}

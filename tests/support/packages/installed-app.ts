// An installed TokenTray as a person meets it: its window by keys, its tray by clicks, its processes from outside.
import type { ChildProcess } from 'node:child_process';
import { pressKeys } from '../../../build/desktop/pressed-keys.ts';
import { type ChildExit, childExit, hasExited, killChild } from '../../../build/waiting/child-exit.ts';
import { waitUntil } from '../../../build/waiting/wait-until.ts';
import { AppOutput } from '../app/app-output.ts';
import { chromiumKind, processText, processTree } from '../app/process-tree.ts';
import type { DesktopForAll } from './desktop-for-all.ts';

const WAIT_MS = 30_000;
/** The first screen's last button but one. */
const TRY_WITH_PRACTICE = ['shift+Tab', 'shift+Tab', 'Return'];

export class InstalledApp {
  readonly #process: ChildProcess;
  readonly #desktop: DesktopForAll;
  readonly #output = new AppOutput();

  constructor(child: ChildProcess, desktop: DesktopForAll) {
    this.#process = child;
    this.#desktop = desktop;
    this.#output.record(child);
  }

  /** Gives the menu, once it has this item. */
  async trayMenu(label: string | RegExp): Promise<readonly string[]> {
    await this.#desktop.tray.waitForItem(WAIT_MS).catch((error: unknown) => {
      throw new Error(`No tray icon came. The app printed: ${this.#output.text}`, { cause: error });
    });
    await this.#desktop.tray.waitForLabel(label, WAIT_MS);
    return this.#desktop.tray.labels();
  }

  /** On the first screen. Gives the token that another program can paste. */
  async copyPracticeToken(): Promise<string> {
    await this.trayMenu('Add a company…');
    await this.#kindBounds('renderer');
    pressKeys(TRY_WITH_PRACTICE[0] ?? '');
    for (const key of TRY_WITH_PRACTICE.slice(1)) pressKeys(key);
    await this.#desktop.tray.clickOnceSaid(/^Practice company - copy token/, WAIT_MS);
    return this.#desktop.clipboard.waitForText((text) => text.length > 0);
  }

  /** What the kernel keeps the window's process from, and the words of every command line. */
  async sandbox(): Promise<{ readonly bounds: readonly string[]; readonly commands: string }> {
    const bounds = await this.#kindBounds('renderer');
    const commands = processTree(this.#process.pid ?? 0).map((pid) => processText(pid, 'cmdline'));
    return { bounds, commands: commands.join('\n').replaceAll('\0', ' ') };
  }

  async quit(): Promise<ChildExit> {
    await this.#desktop.tray.clickByLabel('Quit TokenTray');
    const end = await childExit(this.#process, WAIT_MS);
    this.#desktop.tray.forget();
    return end;
  }

  async end(): Promise<void> {
    if (!hasExited(this.#process)) await killChild(this.#process, 'SIGTERM');
    this.#desktop.tray.forget();
  }

  async #kindBounds(kind: string): Promise<readonly string[]> {
    const processes = () => processTree(this.#process.pid ?? 0).filter((pid) => chromiumKind(pid) === kind);
    // A process is called by its kind before it shuts itself in.
    const isShutIn = (status: string) => /^Seccomp:\s+2/m.test(status);
    const statuses = await waitUntil({
      what: `a ${kind} process that has shut itself in`,
      look: () => processes().map((pid) => processText(pid, 'status')),
      until: (seen) => seen.length > 0 && seen.every(isShutIn),
      timeoutMs: WAIT_MS,
      describe: (seen) => `${seen.length} processes. The app printed: ${this.#output.text}`,
    });
    return statuses.map((status) =>
      ['Uid', 'NoNewPrivs', 'CapEff'].map((name) => line(status, name)).join(', '),
    );
  }
}

function line(status: string, name: string): string {
  return new RegExp(`^${name}:\\s+\\w+`, 'm').exec(status)?.[0].replace(/\s+/, ' ') ?? '';
}

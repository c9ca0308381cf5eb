// A desktop that manages its windows, and another app on it that has the focus: what is typed there is read from outside. Neither
// is ours, so that they tell the truth about where the focus goes.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hasExited, killChild } from '../../../build/waiting/child-exit.ts';
import { waitUntil } from '../../../build/waiting/wait-until.ts';

const TITLE = 'another app';
const TIMEOUT_MS = 10_000;
/** Desktop parts that start on a busy computer. */
const START_MS = 30_000;

export class OtherApp {
  readonly #folder: string;
  readonly #programs: ChildProcess[] = [];

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Resolves when it has the focus. */
  static async start(): Promise<OtherApp> {
    const app = new OtherApp(mkdtempSync(path.join(tmpdir(), 'tokentray-other-')));
    await app.#start().catch(async (error: unknown) => {
      await app.stop();
      throw error;
    });
    return app;
  }

  /** The lines that were typed into it so far. */
  lines(): readonly string[] {
    const { typedFile } = this;
    return existsSync(typedFile) ? readFileSync(typedFile, 'utf8').split('\n').slice(0, -1) : [];
  }

  async stop(): Promise<void> {
    for (const program of this.#programs.reverse())
      if (!hasExited(program)) await killChild(program, 'SIGTERM');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get typedFile(): string {
    return path.join(this.#folder, 'typed');
  }

  async #start(): Promise<void> {
    const [settings] = globSync('/usr/{lib,lib64,lib/*}/xfce4/xfconf/xfconfd');
    if (settings !== undefined) this.#open(settings);
    this.#open('xfwm4', '--compositor=off');
    // A window manager that is there has told so.
    await waitUntil({
      what: 'a window manager',
      look: () => said('xprop', '-root', '_NET_SUPPORTING_WM_CHECK'),
      until: (text) => text.includes('window id'),
      timeoutMs: START_MS,
    });
    this.#open('xterm', '-T', TITLE, '-e', 'sh', '-c', `exec cat > '${this.typedFile}'`);
    await waitUntil({
      what: `${TITLE} to have the focus`,
      look: () => focusedTitle() === TITLE && existsSync(this.typedFile),
      until: (isThere) => isThere,
      timeoutMs: START_MS,
    });
  }

  #open(command: string, ...args: readonly string[]): void {
    const home = { HOME: this.#folder, XDG_CONFIG_HOME: this.#folder, XDG_CACHE_HOME: this.#folder };
    this.#programs.push(spawn(command, args, { env: { ...process.env, ...home }, stdio: 'ignore' }));
  }
}

/** Of the window that has the focus; empty where none has. */
export function focusedTitle(): string {
  return said('xdotool', 'getwindowfocus', 'getwindowname').trim();
}

function said(command: string, ...args: readonly string[]): string {
  try {
    return execFileSync(command, args, {
      encoding: 'utf8',
      timeout: TIMEOUT_MS,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return ''; // there is no such window, or not yet
  }
}

/** Keys of the screen's own keyboard: whatever has the focus gets them. Counted. */
export class Keyboard {
  pressed = 0;

  /** As xdotool names them: `ctrl+shift+space`, `Return`. A combination is one. */
  press(...keys: readonly string[]): void {
    this.pressed += keys.length;
    execFileSync('xdotool', ['key', ...keys], { timeout: TIMEOUT_MS });
  }

  type(text: string): void {
    this.pressed += text.length;
    execFileSync('xdotool', ['type', '--delay', '5', text], { timeout: TIMEOUT_MS });
  }

  /** How many there were since this was asked last. */
  count(): number {
    const { pressed } = this;
    this.pressed = 0;
    return pressed;
  }
}

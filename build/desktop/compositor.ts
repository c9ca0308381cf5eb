// A Wayland desktop of its own, without a screen: sway, mutter or KWin, with or without XWayland, and its clipboard as
// the programs of Wayland see it. Needs wl-clipboard and the compositor's package.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childExit, hasExited, killChild } from '../waiting/child-exit.ts';
import { waitUntil } from '../waiting/wait-until.ts';
import { BusConnection } from './bus-connection.ts';

export const COMPOSITORS = ['sway', 'mutter', 'kwin'] as const;
export type CompositorName = (typeof COMPOSITORS)[number];

const START_TIMEOUT_MS = 20_000;
const PASTE_TIMEOUT_MS = 3_000;
const COPY_TIMEOUT_MS = 5_000;
const MUTTER = { destination: 'org.gnome.Mutter.RemoteDesktop', path: '/org/gnome/Mutter/RemoteDesktop' };
const SHIFT_KEY = 42;
const REPORTED_CHARS = 4_000;
/** In wl-paste's words: an empty clipboard, of earlier and of later versions, and one without text. */
const NOTHING_THERE = /No selection|Nothing is copied|No suitable type of content copied/;

export class Compositor {
  readonly #name: CompositorName;
  readonly #folder: string;
  readonly #child: ChildProcess;
  #env: Readonly<Record<string, string>> = {};
  #keyboard: BusConnection | undefined;
  #pressKey = async () => {};

  private constructor(name: CompositorName, folder: string, child: ChildProcess) {
    this.#name = name;
    this.#folder = folder;
    this.#child = child;
  }

  /** Resolves when programs can be started in it. */
  static async start(
    name: CompositorName,
    { xwayland }: { readonly xwayland: boolean },
  ): Promise<Compositor> {
    const folder = mkdtempSync(join(tmpdir(), 'tokentray-wayland-'));
    const [command, args] = commandFor(name, folder, xwayland);
    const env = { ...process.env, XDG_RUNTIME_DIR: folder, HOME: folder, DISPLAY: '', WAYLAND_DISPLAY: '' };
    const headless = { WLR_BACKENDS: 'headless', WLR_RENDERER: 'pixman', WLR_LIBINPUT_NO_DEVICES: '1' };
    const said = openSync(join(folder, 'said'), 'w');
    const child = spawn(command, [...args], { env: { ...env, ...headless }, stdio: ['ignore', said, said] });
    closeSync(said);
    const compositor = new Compositor(name, folder, child);
    try {
      await compositor.#awaitSession(xwayland);
      if (name === 'mutter') await compositor.#plugInKeyboard();
    } catch (error) {
      await compositor.stop();
      throw error;
    }
    return compositor;
  }

  /** Launch with `env: compositor.env` to run in it. */
  get env(): Readonly<Record<string, string>> {
    return this.#env;
  }

  /** What a program of Wayland pastes; '' when there is nothing, undefined when it waits in vain. */
  async paste(): Promise<string | undefined> {
    return this.#askClipboard('--no-newline');
  }

  /** Never prints what it saw: that may be a token. */
  async waitForPaste(isWanted: (text: string) => boolean, timeoutMs = 10_000): Promise<string> {
    const pasted = await waitUntil({
      what: 'a program of Wayland to paste the wanted text',
      look: () => this.paste(),
      until: (text) => text !== undefined && isWanted(text),
      timeoutMs,
      describe: (text) => (text === undefined ? 'no answer' : `a text of ${text.length} characters`),
    });
    return pasted ?? '';
  }

  /** Waits until nothing is offered any more: not even what its owner would never give. Then something else is there. */
  async waitForNothing(timeoutMs = 10_000): Promise<void> {
    await waitUntil({
      what: 'the clipboard of Wayland to be empty',
      look: () => this.#askClipboard('--list-types'),
      // Of an empty clipboard KWin 5 says nothing at all, and wl-paste waits in vain.
      until: (offers) => offers === '' || (offers === undefined && this.#name === 'kwin'),
      timeoutMs,
      describe: (offers) => offers?.replaceAll('\n', ', ') ?? 'no answer',
    });
    // A clipboard that hangs would look empty, too.
    await this.copy('to see that the clipboard answers');
  }

  /** What wl-paste gives; '' when it says that there is nothing, undefined when it waits in vain. Rejects with all else it says. */
  #askClipboard(option: '--no-newline' | '--list-types'): Promise<string | undefined> {
    return new Promise((resolve, reject) => {
      const options = { env: { ...process.env, ...this.#env }, timeout: PASTE_TIMEOUT_MS };
      execFile('wl-paste', [option], options, (error, text, said) => {
        if (error === null) resolve(text);
        else if (error.killed) resolve(undefined);
        else if (NOTHING_THERE.test(said)) resolve('');
        else reject(new Error(`wl-paste ended with ${error.code}: ${said.trim()}`));
      });
    });
  }

  /** Copies as another program of this desktop would. */
  async copy(text: string): Promise<void> {
    const env = { ...process.env, ...this.#env };
    // mutter lets no program of Wayland copy that has no window in front; one of X may.
    const byX = this.#name === 'mutter' && this.#env.DISPLAY !== '';
    const [command, args] = byX ? ['xclip', ['-selection', 'clipboard', '-i']] : ['wl-copy', ['--', text]];
    const child = spawn(command, args, { env, stdio: ['pipe', 'ignore', 'ignore'] });
    if (byX) child.stdin?.end(text);
    // Its first process ends once the text is there; another one stays to give it, until someone else copies.
    await childExit(child, COPY_TIMEOUT_MS);
    await this.waitForPaste((seen) => seen === text);
  }

  /** In the window that has the focus. Only mutter has a keyboard. */
  pressKey(): Promise<void> {
    return this.#pressKey();
  }

  /** For a failed test: what it has printed, the state of its processes, and what is offered on its clipboard. */
  async report(): Promise<string> {
    const said = readFileSync(join(this.#folder, 'said'), 'utf8').slice(-REPORTED_CHARS);
    const family = ['--ppid', `${this.#child.pid}`, '-p', `${this.#child.pid}`];
    const states = await new Promise<string>((resolve) => {
      execFile('ps', ['-o', 'pid,stat,wchan:20,time,comm', ...family], (_, names) => resolve(names));
    });
    const offers = await this.#askClipboard('--list-types').catch(String);
    return [offers, states, said].join('\n');
  }

  /** Stands still, as on a busy computer, until `thaw`. */
  freeze(): void {
    this.#child.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child.kill('SIGCONT');
  }

  async stop(): Promise<void> {
    this.thaw();
    this.#keyboard?.close();
    if (!hasExited(this.#child)) {
      // XWayland goes with it in order; a compositor that does not end is ended.
      await killChild(this.#child, 'SIGTERM').catch(() => killChild(this.#child));
    }
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  async #awaitSession(xwayland: boolean): Promise<void> {
    const said = join(this.#folder, 'session');
    await waitUntil({
      what: 'the compositor to start its first program',
      look: () => !hasExited(this.#child) && existsSync(said),
      until: (isThere) => isThere,
      timeoutMs: START_TIMEOUT_MS,
    });
    const [socket = '', display = '', authority = ''] = readFileSync(said, 'utf8').split('\n');
    const x = { DISPLAY: xwayland ? display : '', XAUTHORITY: xwayland ? authority : '' };
    this.#env = { WAYLAND_DISPLAY: join(this.#folder, socket), XDG_SESSION_TYPE: 'wayland', ...x };
  }

  /** Without one no window of mutter's has the focus. */
  async #plugInKeyboard(): Promise<void> {
    this.#keyboard = await BusConnection.open();
    const bus = this.#keyboard;
    const session = await waitUntil({
      what: 'mutter to answer on the bus',
      look: async () =>
        (await bus.call({ ...MUTTER, interfaceName: MUTTER.destination, member: 'CreateSession' }))[0],
      until: () => true,
      timeoutMs: START_TIMEOUT_MS,
    });
    const call = { ...MUTTER, path: String(session), interfaceName: `${MUTTER.destination}.Session` };
    await bus.call({ ...call, member: 'Start' });
    this.#pressKey = async () => {
      for (const isDown of [true, false]) {
        const body = [SHIFT_KEY, isDown];
        await bus.call({ ...call, member: 'NotifyKeyboardKeycode', signature: 'ub', body });
      }
    };
    await this.pressKey();
  }
}

function commandFor(
  name: CompositorName,
  folder: string,
  xwayland: boolean,
): readonly [string, readonly string[]] {
  const session = sessionScript(folder);
  switch (name) {
    case 'sway': {
      const config = join(folder, 'sway-config');
      writeFileSync(config, `xwayland ${xwayland ? 'enable' : 'disable'}\nexec ${session}\n`);
      // It refuses to run as root.
      return isRoot
        ? ['unshare', ['--user', '--map-user=1000', '--map-group=1000', 'sway', '--config', config]]
        : ['sway', ['--config', config]];
    }
    case 'mutter': {
      const x = xwayland ? [] : ['--no-x11'];
      return ['mutter', ['--headless', '--wayland', '--virtual-monitor', '800x600', ...x, '--', session]];
    }
    case 'kwin': {
      const program = join(folder, 'kwin_wayland');
      // The copy leaves behind a capability that a container may not give.
      copyFileSync('/usr/bin/kwin_wayland', program);
      return [program, ['--virtual', ...(xwayland ? ['--xwayland'] : []), session]];
    }
  }
}

const isRoot = process.getuid?.() === 0;

/** The first program of the session, which tells where its displays are and stays. */
function sessionScript(folder: string): string {
  const script = join(folder, 'session.sh');
  const said = join(folder, 'session');
  writeFileSync(
    script,
    `#!/bin/sh
printf '%s\\n%s\\n%s\\n' "$WAYLAND_DISPLAY" "$DISPLAY" "$XAUTHORITY" >'${said}.part'
mv '${said}.part' '${said}'
exec sleep 600
`,
  );
  chmodSync(script, 0o700);
  return script;
}

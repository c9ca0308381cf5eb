// The app as it is given away: made by electron-builder from electron-builder.yml, around the Electron of the tests.
// Its fuses let no test inside, so it is watched from outside: its processes, ports, files, tray and output.
import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { PrivateHome } from '../../../build/desktop/private-home.ts';
import { runNodeTool } from '../../../build/scripts/program.ts';
import { type ChildExit, childExit, hasExited, killChild } from '../../../build/waiting/child-exit.ts';
import { AppOutput } from './app-output.ts';

export interface PackagedStart {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Run by someone who is not root, with Chromium's sandbox; else by the user who runs the tests. */
  readonly asOrdinaryUser?: boolean;
}

const INHERITED = ['PATH', 'DISPLAY', 'XAUTHORITY', 'DBUS_SESSION_BUS_ADDRESS'];
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

export class PackagedApp {
  readonly folder: string;
  readonly executable: string;

  private constructor(folder: string) {
    this.folder = folder;
    this.executable = join(folder, 'tokentray');
  }

  /** Takes seconds: copies Electron, packs dist/ and sets the fuses. */
  static async make(): Promise<PackagedApp> {
    const runtime = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? '';
    const output = mkdtempSync(join(tmpdir(), 'tokentray-package-'));
    chmodSync(output, 0o755); // another user must be able to start it
    const version = readFileSync(join(runtime, 'version'), 'utf8').trim().replace(/^v/, '');
    const made = await runNodeTool('electron-builder/cli.js', [
      ...['--linux', 'dir', '--publish', 'never'],
      `-c.electronVersion=${version}`,
      `-c.electronDist=${runtime}`,
      `-c.directories.output=${output}`,
    ]);
    if (!made.succeeded) throw new Error(`electron-builder made no package: ${made.output}`);
    const unpacked = readdirSync(output).find((name) => name.endsWith('unpacked')) ?? '';
    return new PackagedApp(join(output, unpacked));
  }

  /** The same package in a folder beside it, but for the fuse that keeps Node's inspector out. */
  async withInspector(): Promise<PackagedApp> {
    const copy = new PackagedApp(`${this.folder}-with-inspector`);
    cpSync(this.folder, copy.folder, { recursive: true });
    await flipFuses(copy.executable, {
      version: FuseVersion.V1,
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
    });
    return copy;
  }

  start(options: PackagedStart = {}): PackagedRun {
    return new PackagedRun(this.executable, options);
  }

  remove(): void {
    rmSync(join(this.folder, '..'), { recursive: true, force: true });
  }
}

/** One start in a home of its own. */
export class PackagedRun {
  readonly home = new PrivateHome();
  readonly process: ChildProcess;
  readonly #output = new AppOutput();

  constructor(executable: string, { args = [], env = {}, asOrdinaryUser = false }: PackagedStart) {
    const asNobody = asOrdinaryUser && isRoot;
    const inherited = Object.fromEntries(INHERITED.map((name) => [name, process.env[name] ?? '']));
    const fixed = { TZ: 'UTC', LANG: 'en_US.UTF-8', LANGUAGE: 'en', ...this.home.env };
    const given = asNobody ? handOverTo(this.home.path) : {};
    const sandbox = isRoot && !asNobody ? ['--no-sandbox'] : [];
    this.process = spawn(executable, [...sandbox, '--password-store=basic', ...args], {
      cwd: this.home.path,
      env: { ...inherited, ...fixed, ...given, ...env },
      ...(asNobody ? { uid: NOBODY, gid: NOBODY } : {}),
    });
    this.#output.record(this.process);
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  get output(): string {
    return this.#output.text;
  }

  async waitForExit(timeoutMs = 30_000): Promise<ChildExit> {
    return childExit(this.process, timeoutMs);
  }

  /** Ends it, however it fares, and removes its files. */
  async end(): Promise<void> {
    if (!hasExited(this.process)) await killChild(this.process);
    this.home.remove();
  }
}

/** Gives a home to another user, who gets the key to the screen and, not being of this session, no message bus. */
function handOverTo(home: string): Readonly<Record<string, string>> {
  const key = join(home, 'display-key');
  const ownKey = process.env.XAUTHORITY;
  if (ownKey) copyFileSync(ownKey, key);
  for (const entry of ['', ...readdirSync(home)]) chownSync(join(home, entry), NOBODY, NOBODY);
  return { XAUTHORITY: key, DBUS_SESSION_BUS_ADDRESS: 'disabled:' };
}

// Starts an app the way every bench does: without Playwright, in a home of its own, on a copy of earlier user data,
// with scripts loaded ahead of the app's code. Must not know what is measured.
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { PrivateHome } from '../../build/desktop/private-home.ts';
import { decideSandbox } from '../../build/scripts/sandbox.ts';
import { childExit, killChild } from '../../build/waiting/child-exit.ts';
import { electronExecutable } from '../support/app/electron-executable.ts';

export interface BenchLaunch {
  readonly appFolder: string;
  readonly args: readonly string[];
  /** User data of an earlier run; the app works on a copy. */
  readonly usedBefore: string;
  /** Loaded ahead of the app's own code; what they print is on the standard output. */
  readonly preloads: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface LaunchedApp {
  readonly child: ChildProcess;
  /** The folder of its user data. */
  readonly userData: string;
  /** Quits the app, kills it where it does not, and removes its files. */
  end(): Promise<void>;
}

const INHERITED = ['PATH', 'DISPLAY', 'XAUTHORITY', 'DBUS_SESSION_BUS_ADDRESS'];
const QUIT_TIMEOUT_MS = 5_000;

export function launchForBench(launch: BenchLaunch): LaunchedApp {
  const home = new PrivateHome();
  const userData = join(home.path, 'user-data');
  cpSync(launch.usedBefore, userData, { recursive: true });
  const child = spawn(electronExecutable(), commandLine(launch, userData), {
    env: { ...environment(home), ...launch.env },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  return {
    child,
    userData,
    end: async () => {
      child.kill('SIGTERM');
      await childExit(child, QUIT_TIMEOUT_MS).catch(() => killChild(child));
      home.remove();
    },
  };
}

function commandLine({ appFolder, args, preloads }: BenchLaunch, userData: string): readonly string[] {
  const switches = ['--password-store=gnome-libsecret', `--user-data-dir=${userData}`];
  const scripts = preloads.flatMap((script) => ['-r', script]);
  return [...decideSandbox().args, ...scripts, ...switches, appFolder, ...args];
}

function environment(home: PrivateHome): NodeJS.ProcessEnv {
  const inherited = INHERITED.map((name) => [name, process.env[name]]);
  return { ...Object.fromEntries(inherited), TZ: 'UTC', LANG: 'en_US.UTF-8', LANGUAGE: 'en', ...home.env };
}

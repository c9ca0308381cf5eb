// Whether windows can be seen here, and a private display and session bus for where they cannot.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { project } from './project.ts';

export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

export interface PrivateDesktop {
  /** The command line that runs `command` on this desktop. */
  readonly wrap: (command: string, args: readonly string[]) => readonly [string, readonly string[]];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * A virtual screen and a session bus on which nothing is started by itself, so that tests meet neither the
 * operator's clipboard nor their panel and keyring. Linux only; elsewhere programs run on the desktop that is there.
 */
export function createPrivateDesktop(): PrivateDesktop {
  if (process.platform !== 'linux') {
    return { wrap: (command, args) => [command, args], env: {} };
  }
  const runtimeFolder = mkdtempSync(path.join(tmpdir(), 'tokentray-desktop-'));
  process.once('exit', () => rmSync(runtimeFolder, { recursive: true, force: true }));
  const busConfig = project.path('tests', 'support', 'session-bus.conf');
  const screen = ['xvfb-run', '-a', '-s', '-screen 0 1280x900x24'];
  return {
    wrap: (command, args) => [
      'dbus-run-session',
      [`--config-file=${busConfig}`, '--', ...screen, command, ...args],
    ],
    env: { XDG_RUNTIME_DIR: runtimeFolder, WAYLAND_DISPLAY: '', DBUS_SESSION_BUS_ADDRESS: '' },
  };
}

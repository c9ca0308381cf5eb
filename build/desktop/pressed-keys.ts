// Keys pressed as a person presses them, through the display. Needs xdotool.
import { execFileSync } from 'node:child_process';

const TIMEOUT_MS = 10_000;

/** To the window once it is in sight, as there is no window manager that would focus it. */
export function pressKeys(keys: string): void {
  const search = ['search', '--sync', '--onlyvisible', '--name', '^TokenTray$'];
  const windows = execFileSync('xdotool', search, { encoding: 'utf8', timeout: TIMEOUT_MS });
  const window = windows.trim().split('\n').at(-1) ?? '';
  execFileSync('xdotool', ['windowfocus', '--sync', window, 'key', keys], { timeout: TIMEOUT_MS });
}

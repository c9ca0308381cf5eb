// What a program of Wayland would paste, told by wl-paste where it is installed. Its sister wl-copy is of no use to us:
// it puts what it copies into a file.
import { execFile } from 'node:child_process';

const TIMEOUT_MS = 2_000;
const LARGEST_BYTES = 1_000_000;
const NOTHING = 1;

/** '' where there is no text. Rejects where the program is absent, or the owner of the clipboard keeps silent. */
export function pasteOnWayland(): Promise<string> {
  const args = ['--no-newline', '--type', 'text/plain;charset=utf-8'];
  const options = { timeout: TIMEOUT_MS, maxBuffer: LARGEST_BYTES };
  return new Promise((resolve, reject) => {
    execFile('wl-paste', args, options, (error, text) => {
      if (!error) resolve(text);
      else if (error.code === NOTHING && !error.killed) resolve('');
      else reject(new Error('nobody can tell what is on the clipboard'));
    });
  });
}

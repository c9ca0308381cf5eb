// The clipboard as the programs of Wayland see it, by the programs of wl-clipboard where they are installed. (Copying with
// wl-copy is no use to us: it writes what it copies to a file.)
import { execFile } from 'node:child_process';
import { OUR_MARK } from './x11/targets.ts';
import type { WaylandView } from './x11/thread-clipboard.ts';

const LIMIT_MS = 2_000;
const LIMIT_BYTES = 1_000_000;
/** The exit code of wl-paste for a clipboard without text. */
const NOTHING = 1;

export const waylandView: WaylandView = {
  async paste() {
    return run('wl-paste', ['--no-newline', '--type', 'text/plain;charset=utf-8']);
  },
  async takeOffOurs() {
    try {
      const targets = await run('wl-paste', ['--list-types']);
      if (targets?.split('\n').includes(OUR_MARK)) await run('wl-copy', ['--clear']);
    } catch {
      // Its owner does not answer, so it is unknown whose it is, and it stays.
    }
  },
};

/** What the program printed: '' where there is nothing, undefined where it is not installed. Rejects where it hangs. */
function run(program: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { timeout: LIMIT_MS, maxBuffer: LIMIT_BYTES }, (error, text) => {
      if (!error) resolve(text);
      else if (error.code === 'ENOENT') resolve(undefined);
      else if (error.code === NOTHING && !error.killed) resolve('');
      else reject(new Error('what is on the clipboard is unknown'));
    });
  });
}

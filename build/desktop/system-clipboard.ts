// The desktop's clipboard, seen from outside the app, as any other program would read it. Needs xclip.
// Every call has a time limit: xclip waits for ever for an owner that has gone quiet.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { hasExited, killChild } from '../waiting/child-exit.ts';
import { waitUntil } from '../waiting/wait-until.ts';

const XCLIP_TIMEOUT_MS = 5_000;
const WAIT_MS = 10_000;
/** No other program offers so little. */
const OFFERED_BY_XCLIP = 'UTF8_STRING';

export class SystemClipboard {
  readonly #selection: readonly string[];
  #owner: ChildProcess | undefined;

  /** `primary` is what is selected, for the middle mouse button. */
  constructor(selection: 'clipboard' | 'primary' = 'clipboard') {
    this.#selection = ['-selection', selection];
  }

  /** The text; '' when there is none. Another target (see `targets`) reads what is offered under that name. */
  async read(target = 'UTF8_STRING'): Promise<string> {
    return runXclip([...this.#selection, '-o', '-t', target]);
  }

  /** What a middle click would paste on X; '' when there is nothing. */
  async readSelection(): Promise<string> {
    return runXclip(['-selection', 'primary', '-o', '-t', 'UTF8_STRING']);
  }

  /** The formats on offer, without the ones that every X program adds; [] when the clipboard is empty. */
  async targets(): Promise<readonly string[]> {
    const lines = (await runXclip([...this.#selection, '-o', '-t', 'TARGETS'])).split('\n');
    return lines.filter(
      (line) => line !== '' && !['TARGETS', 'TIMESTAMP', 'MULTIPLE', 'SAVE_TARGETS'].includes(line),
    );
  }

  /** Copies as another program would. Resolves once it owns the clipboard: the text alone may be there before. */
  async write(text: string): Promise<void> {
    await this.stop();
    this.#owner = spawn('xclip', [...this.#selection, '-i', '-quiet'], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.#owner.stdin?.end(text);
    await waitUntil({
      what: 'xclip to own the clipboard',
      look: () => this.targets(),
      until: (targets) => targets.join() === OFFERED_BY_XCLIP,
      timeoutMs: WAIT_MS,
    });
    await this.waitForText((seen) => seen === text);
  }

  async clear(): Promise<void> {
    await this.write('');
  }

  /** Never prints what it saw: that may be a token. */
  async waitForText(isWanted: (text: string) => boolean, timeoutMs = WAIT_MS): Promise<string> {
    return waitUntil({
      what: 'the clipboard to hold the wanted text',
      look: () => this.read(),
      until: isWanted,
      timeoutMs,
      describe: (text) => `a text of ${text.length} characters`,
    });
  }

  async waitForEmpty(timeoutMs = WAIT_MS): Promise<void> {
    await this.waitForText((text) => text === '', timeoutMs);
  }

  /** What `write` put there stays, and every reader waits. */
  hang(): void {
    this.#owner?.kill('SIGSTOP');
  }

  /** Answers again. */
  goOn(): void {
    this.#owner?.kill('SIGCONT');
  }

  /** Gives up what `write` put there. */
  async stop(): Promise<void> {
    const owner = this.#owner;
    this.#owner = undefined;
    if (owner !== undefined && !hasExited(owner)) await killChild(owner);
  }
}

function runXclip(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile('xclip', args, { timeout: XCLIP_TIMEOUT_MS }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      // xclip's two ways to say that there is nothing: no owner, or not in that format.
      else if (/not available|no owner/i.test(stderr)) resolve('');
      else if (error.killed) reject(new Error('The clipboard has an owner that does not answer.'));
      else reject(new Error(`xclip cannot read the clipboard: ${stderr.trim() || error.message}`));
    });
    child.stdin?.end();
  });
}

// The practice server as a process of its own, so that its work is not counted as the app's.
// Its tokens outlive every run of a bench.
import type { ChildProcess } from 'node:child_process';
import { endProgram, startProgram } from '../../build/scripts/program.ts';
import { project } from '../../build/scripts/project.ts';
import { waitUntil } from '../../build/waiting/wait-until.ts';

const ACCESS_TTL_S = 24 * 60 * 60;
const REFRESH_TTL_S = 10 * ACCESS_TTL_S;
const START_TIMEOUT_MS = 10_000;

export class PracticeService {
  readonly address: string;
  readonly #process: ChildProcess;

  private constructor(address: string, child: ChildProcess) {
    this.address = address;
    this.#process = child;
  }

  static async start(): Promise<PracticeService> {
    const lifetimes = ['--access-ttl', String(ACCESS_TTL_S), '--refresh-ttl', String(REFRESH_TTL_S)];
    const script = project.path('build', 'scripts', 'practice.ts');
    const child = startProgram(process.execPath, [script, '--port', '0', ...lifetimes]);
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
    });
    const address = await waitUntil({
      what: 'the practice server',
      look: () => /answers at (http:\S+)/.exec(printed)?.[1],
      until: (found) => found !== undefined,
      timeoutMs: START_TIMEOUT_MS,
    });
    return new PracticeService(String(address), child);
  }

  stop(): void {
    endProgram(this.#process);
  }
}

// IT's settings on Windows: the policies of the computer, which ordinary users cannot write. Read by the system's own reg.exe.
// It exports to a file, since what it prints is in a code page that lacks most letters.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import type { ManagedSource, SourceReading } from '../../managed/managed-source.ts';
import { POLICY_KEY, registryDocuments } from '../../managed/registry-document.ts';
import { runReg } from '../system/run-reg.ts';

const ALL_POLICIES = 'HKLM\\SOFTWARE\\Policies';
const IS_LISTED = /\\Policies\\TokenTray\s*$/im;

export class WindowsPolicies implements ManagedSource {
  readonly place = POLICY_KEY;
  readonly #run: (args: readonly string[]) => Promise<string>;

  constructor(run = runReg) {
    this.#run = run;
  }

  async read(): Promise<SourceReading> {
    try {
      // Asked first, since an export fails in the same way for a key that is not there as for one that cannot be read.
      const listed = await this.#run(['query', ALL_POLICIES, '/reg:64']);
      if (!IS_LISTED.test(listed)) return { kind: 'read', documents: [] };
      return { kind: 'read', documents: registryDocuments(await this.#export()) };
    } catch {
      return { kind: 'unreadable', origin: this.place, fault: 'unreadable' };
    }
  }

  /** Windows tells only programs with native code: the policies are read again after sleep and when the screen is unlocked. */
  watch(): () => void {
    return () => undefined;
  }

  async #export(): Promise<string> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'tokentray-policies-'));
    try {
      const file = path.join(folder, 'policies.reg');
      await this.#run(['export', POLICY_KEY, file, '/y', '/reg:64']);
      return await readFile(file, 'utf16le');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

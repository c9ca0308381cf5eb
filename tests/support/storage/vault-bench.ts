// A vault in a folder of its own for each test, with a cipher that the test drives.
import type { SaveOutcome } from '../../../app/storage/save-outcome.ts';
import { VAULT_DOCUMENT, Vault } from '../../../app/storage/vault.ts';
import type { VaultContent } from '../../../app/storage/vault-document.ts';
import { VaultPages } from '../../../app/storage/vault-pages.ts';
import { DocumentBench } from './document-bench.ts';
import { PracticeCipher } from './practice-cipher.ts';

export const CURRENT = 'vault.json';
export const LAST_GOOD = 'vault.last-good.json';

interface VaultFile {
  readonly generation: number;
  readonly payload: VaultContent;
}

export class VaultBench extends DocumentBench {
  readonly cipher = new PracticeCipher();
  /** What was said of storing: the outcomes, in order. */
  readonly outcomes: SaveOutcome[] = [];

  /** A loaded vault over the same files: what a restart of the app sees. */
  async restartVault(weakAllowed = false): Promise<Vault> {
    const { cipher, clock, outcomes } = this;
    const onOutcome = (outcome: SaveOutcome) => void outcomes.push(outcome);
    const vault = new Vault({ document: this.pages(), cipher, clock, weakAllowed, onOutcome });
    await vault.load();
    return vault;
  }

  /** Not loaded yet. */
  pages(): VaultPages {
    const { folder, files } = this;
    return new VaultPages({ folder, files, open: (name) => this.restart({ ...VAULT_DOCUMENT, name }) });
  }

  /** What a whole file of the vault holds. */
  vaultFile(name = CURRENT): VaultFile {
    return JSON.parse(this.text(name));
  }

  /** The companies whose ciphertext lies on the disk; they must be the same in both copies. */
  idsOnDisk(): readonly string[] {
    if (!this.names().includes(CURRENT)) return [];
    const [ids, others] = [CURRENT, LAST_GOOD].map((name) =>
      Object.keys(this.vaultFile(name).payload.entries),
    );
    if (`${ids}` !== `${others}`) throw new Error(`the copies differ: ${ids} and ${others}`);
    return ids ?? [];
  }

  texts(): readonly string[] {
    return this.names().map((name) => this.text(name));
  }

  /** Saves an empty page as the next version of TokenTray would. */
  async saveAsNewerVersion(name = 'vault'): Promise<void> {
    const newer = this.restart({
      ...{ ...VAULT_DOCUMENT, name },
      ...{ schemaVersion: 2, migrations: { 1: (old: unknown) => old } },
    });
    await newer.load();
    await newer.save({ entries: {} });
  }

  async saveOnPage(name: string, entries: VaultContent['entries']): Promise<void> {
    const page = this.restart({ ...VAULT_DOCUMENT, name });
    await page.load();
    await page.save({ entries });
  }
}

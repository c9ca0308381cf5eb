// A vault in a folder of its own for each test, with a cipher that the test drives.
import { DurableDocument } from '../../../app/storage/durable-document.ts';
import { VAULT_DOCUMENT, Vault } from '../../../app/storage/vault.ts';
import { DocumentBench } from './document-bench.ts';
import { PracticeCipher } from './practice-cipher.ts';

export const CURRENT = 'vault.json';
export const LAST_GOOD = 'vault.last-good.json';

interface VaultFile {
  readonly generation: number;
  readonly payload: { readonly entries: Readonly<Record<string, { readonly ciphertext: string }>> };
}

export class VaultBench extends DocumentBench {
  readonly cipher = new PracticeCipher();

  /** A loaded vault over the same files: what a restart of the app sees. */
  async restartVault(weakAllowed = false): Promise<Vault> {
    const { folder, files, clock, cipher } = this;
    const document = new DurableDocument(VAULT_DOCUMENT, {
      ...{ folder, files, clock },
      onFault: () => undefined,
    });
    const vault = new Vault({ document, cipher, clock, weakAllowed });
    await vault.load();
    return vault;
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

  /** Saves an empty vault as the next version of TokenTray would. */
  async saveAsNewerVersion(): Promise<void> {
    const newer = this.restart({ ...VAULT_DOCUMENT, schemaVersion: 2, migrations: { 1: (old) => old } });
    await newer.load();
    await newer.save({ entries: {} });
  }
}

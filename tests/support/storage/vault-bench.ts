// A vault in a folder of its own for each test, with a cipher that the test drives.
import { DurableDocument } from '../../../app/storage/durable-document.ts';
import { VAULT_DOCUMENT, Vault } from '../../../app/storage/vault.ts';
import { DocumentBench } from './document-bench.ts';
import { PracticeCipher } from './practice-cipher.ts';

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
}

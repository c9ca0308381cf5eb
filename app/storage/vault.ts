// The operator's secrets, one text per company: ciphertext on the disk, plaintext in memory only where it must be.
// Knows nothing of what a secret means, and never puts one into an error or an outcome.
import { setImmediate } from 'node:timers/promises';
import type { SecretStorage } from '../shared/contract/snapshot.ts';
import type { Clock } from '../time/clock.ts';
import { Turns, TurnsByKey } from '../time/turns.ts';
import { type Cipher, CipherUnavailable } from './cipher.ts';
import type { LoadReport } from './durable-document.ts';
import { type FailureReason, RETRY_SAVE_MS, type SaveOutcome } from './save-outcome.ts';
import { bytesOf, seal } from './sealed-text.ts';
import type { StorageFault } from './storage-fault.ts';
import type { VaultContent, VaultEntry } from './vault-document.ts';

export { VAULT_DOCUMENT } from './vault-document.ts';

/** `locked`: may be readable later. `undecryptable`: encrypted with a key that is not there. Both are kept. */
export type VaultRead =
  | { readonly kind: 'found'; readonly text: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly reason: 'locked' | 'undecryptable' };

/** Whatever is returned, `get` returns the text for as long as the app runs. The operator must hear of `failed`. */
export type PutResult =
  | { readonly stored: SecretStorage }
  | { readonly stored: 'failed'; readonly reason: 'cipher' | FailureReason };

/** The result of withdrawing the permission for weak storage. */
export interface WeakChange {
  /** Companies whose weak secrets could not be decrypted and are still on the disk. */
  readonly kept: readonly string[];
  readonly outcome: SaveOutcome;
}

export interface VaultOptions {
  readonly document: {
    load(): Promise<LoadReport<VaultContent>>;
    save(value: VaultContent): Promise<SaveOutcome>;
    /** Removes all other files that may hold what it held. */
    forgetAside(): Promise<SaveOutcome>;
  };
  readonly cipher: Cipher;
  readonly clock: Clock;
  readonly weakAllowed: boolean;
  /** How storing stands: `saved` once the disk has everything that may be stored. */
  readonly onOutcome: (outcome: SaveOutcome) => void;
}

export class Vault {
  readonly #options: VaultOptions;
  readonly #entries = new Map<string, VaultEntry>();
  /** Plaintext that may not, or could not, be stored; newer than the entry of the same company. */
  readonly #held = new Map<string, string>();
  /** Companies whose newest text the cipher would not encrypt. */
  readonly #unsealed = new Set<string>();
  readonly #turns = new TurnsByKey();
  #weakAllowed: boolean;
  #writable = false;
  /** Something is being forgotten, and files set aside may still hold it. */
  #mustForgetAside = false;
  #forgottenAside: SaveOutcome = { outcome: 'saved' };
  /** The disk does not hold what is here: a save has failed. */
  #isBehind = false;
  #willTryAgain = false;
  readonly #saves = new Turns();
  /** The next save, until it begins. */
  #gathering: Promise<SaveOutcome> | undefined;

  constructor(options: VaultOptions) {
    this.#options = options;
    this.#weakAllowed = options.weakAllowed;
  }

  /** Reads the file and decrypts nothing. Called once, before anything else. */
  async load(): Promise<readonly StorageFault[]> {
    const { value, source, faults } = await this.#options.document.load();
    for (const [companyId, entry] of Object.entries(value.entries))
      this.#entries.set(companyId, { ...entry, strength: this.#worthOf(entry) });
    this.#writable = source !== 'refused';
    return faults;
  }

  mode(): SecretStorage {
    const strength = this.#options.cipher.strength();
    if (!this.#writable || strength === 'none') return 'memory';
    return strength === 'weak' && !this.#weakAllowed ? 'memory' : strength;
  }

  ids(): readonly string[] {
    return [...new Set([...this.#entries.keys(), ...this.#held.keys()])];
  }

  /**
   * Resolves once the text is on the disk, or once it is clear that it will be in memory only. `forgets`: it replaces a text
   * that the operator wants forgotten.
   */
  put(companyId: string, text: string, { forgets = false } = {}): Promise<PutResult> {
    if (forgets) this.#mustForgetAside = true;
    return this.#turns.take(companyId, async () => {
      const result = await this.#store(companyId, text);
      if (result.stored === 'failed' && result.reason === 'cipher') {
        this.#unsealed.add(companyId);
        this.#options.onOutcome(CIPHER_REFUSED);
      }
      return result;
    });
  }

  get(companyId: string): Promise<VaultRead> {
    return this.#turns.take(companyId, () => this.#read(companyId));
  }

  /** Forgets a company's secret here and on the disk. After a failure it is gone with the next save that succeeds. */
  remove(companyId: string): Promise<SaveOutcome> {
    return this.#turns.take(companyId, async () => {
      this.#held.delete(companyId);
      const isStored = this.#entries.delete(companyId);
      // The save says that nothing is missing on the disk any more.
      const wasMissing = this.#unsealed.delete(companyId);
      return isStored || wasMissing ? this.#forgetTogether() : this.#forgetAside();
    });
  }

  /** Something that this company's present secret has replaced: no file that was set aside may hold it any longer. */
  forgetFormer(companyId: string): Promise<SaveOutcome> {
    return this.#turns.take(companyId, () => this.#forgetAside());
  }

  /** Tries again to store what is in memory only: the keyring may be back, or the disk may have room again. */
  async storeHeld(): Promise<void> {
    const tryAgain = async (companyId: string) => {
      const text = this.#held.get(companyId);
      if (text !== undefined) await this.#store(companyId, text);
    };
    const tries = [...this.#held.keys()].map((companyId) =>
      this.#turns.take(companyId, () => tryAgain(companyId)),
    );
    await Promise.all(tries);
    if (this.#isBehind) await this.#saveTogether();
  }

  /** Resolves once no save is under way and none is about to be. `storeHeld` waits for what is still being encrypted. */
  async settled(): Promise<void> {
    do {
      await this.#gathering?.catch(() => undefined); // its caller gets the error
      await this.#saves.take(async () => undefined);
    } while (this.#gathering);
  }

  /** The operator's permission to store with weak protection. Once withdrawn, weak entries move from the disk to memory. */
  async setWeakAllowed(allowed: boolean): Promise<WeakChange> {
    this.#weakAllowed = allowed;
    if (allowed) {
      await this.storeHeld();
      return { kept: [], outcome: { outcome: 'saved' } };
    }
    const weak = [...this.#entries].filter(([, entry]) => entry.strength === 'weak');
    const kept: string[] = [];
    for (const [companyId] of weak)
      if (!(await this.#turns.take(companyId, () => this.#moveToMemory(companyId)))) kept.push(companyId);
    const outcome = await (weak.length > kept.length ? this.#forgetTogether() : this.#forgetAside());
    if (this.mode() === 'secure') await this.storeHeld();
    return { kept, outcome };
  }

  /** There is no permission, and yet something is stored weakly: the app crashed in between, or could not read it then. */
  async resumeWithdrawal(): Promise<void> {
    if ([...this.#entries.values()].some(({ strength }) => strength === 'weak'))
      await this.setWeakAllowed(false);
  }

  async #store(companyId: string, text: string): Promise<PutResult> {
    this.#held.set(companyId, text);
    const mode = this.mode();
    if (mode === 'memory') return { stored: 'memory' };
    const sealed = await seal(this.#options.cipher, text);
    if (sealed === 'locked') return { stored: 'memory' };
    if (sealed === 'failed') return this.#notSealed();
    // The permission may have been withdrawn while the keyring was asked.
    if (this.mode() !== mode) return this.#store(companyId, text);
    // The cipher claims to be secure, but this is not: it is not written.
    if (mode === 'secure' && sealed.strength === 'weak') return this.#notSealed();
    this.#unsealed.delete(companyId);
    const savedAtMs = this.#options.clock.now();
    this.#entries.set(companyId, { ciphertext: sealed.ciphertext, strength: mode, savedAtMs });
    const saved = await this.#saveTogether();
    if (saved.outcome === 'failed') return { stored: 'failed', reason: saved.reason };
    this.#held.delete(companyId);
    return { stored: mode };
  }

  #notSealed(): PutResult {
    this.#tryAgainLater();
    return { stored: 'failed', reason: 'cipher' };
  }

  /** In memory only, where nothing may be stored, there is nothing to try again. */
  #tryAgainLater(): void {
    if (this.#willTryAgain) return;
    this.#willTryAgain = true;
    this.#options.clock.setTimer(RETRY_SAVE_MS, () => {
      this.#willTryAgain = false;
      void this.storeHeld();
    });
  }

  async #read(companyId: string): Promise<VaultRead> {
    const held = this.#held.get(companyId);
    if (held !== undefined) return { kind: 'found', text: held };
    const entry = this.#entries.get(companyId);
    if (!entry) return { kind: 'absent' };
    try {
      const { text, isOutdated } = await this.#options.cipher.decrypt(bytesOf(entry));
      if (isOutdated) this.#sealAnew(companyId, entry, text);
      return { kind: 'found', text };
    } catch (error) {
      // Each platform's cipher has its own errors; all but one mean that the key does not fit.
      return { kind: 'unreadable', reason: error instanceof CipherUnavailable ? 'locked' : 'undecryptable' };
    }
  }

  /** In the company's next turn, unless there is something newer by then; never with a weaker key. */
  #sealAnew(companyId: string, entry: VaultEntry, text: string): void {
    const sealAnew = async () => {
      const mode = this.mode();
      const isBetter = mode === 'secure' || (mode === 'weak' && entry.strength === 'weak');
      const isNewest = this.#entries.get(companyId) === entry && !this.#held.has(companyId);
      if (isBetter && isNewest) await this.#store(companyId, text);
    };
    void this.#turns.take(companyId, sealAnew);
  }

  /** Files of earlier versions call secure what was encrypted with Chromium's built-in key. */
  #worthOf(entry: VaultEntry): VaultEntry['strength'] {
    return entry.strength === 'secure' ? this.#options.cipher.strengthOf(bytesOf(entry)) : 'weak';
  }

  async #moveToMemory(companyId: string): Promise<boolean> {
    if (this.#entries.get(companyId)?.strength !== 'weak') return true;
    const read = await this.#read(companyId);
    if (read.kind !== 'found') return false;
    this.#held.set(companyId, read.text);
    this.#entries.delete(companyId);
    return true;
  }

  /** Changes in the same turn of the event loop, or during a save, become one save. */
  #saveTogether(): Promise<SaveOutcome> {
    this.#gathering ??= this.#gather();
    return this.#gathering;
  }

  async #gather(): Promise<SaveOutcome> {
    await setImmediate();
    return this.#saves.take(() => {
      this.#gathering = undefined;
      return this.#save();
    });
  }

  /**
   * The files set aside are removed before the vault is saved. A crash in between leaves a secret in the vault, to be removed
   * later; the other way round it would leave one in a file that nothing would ever check again.
   */
  async #save(): Promise<SaveOutcome> {
    const content = { entries: Object.fromEntries(this.#entries) };
    if (this.#mustForgetAside) await this.#forgetAside();
    this.#isBehind = true;
    const { document, onOutcome } = this.#options;
    const saved = await document.save(content);
    this.#isBehind = saved.outcome === 'failed';
    if (saved.outcome === 'failed' && saved.reason !== 'refused') this.#tryAgainLater();
    onOutcome(saved.outcome === 'saved' && this.#unsealed.size > 0 ? CIPHER_REFUSED : saved);
    return saved;
  }

  async #forgetTogether(): Promise<SaveOutcome> {
    this.#mustForgetAside = true;
    const saved = await this.#saveTogether();
    return saved.outcome === 'failed' ? saved : this.#forgottenAside;
  }

  /** What cannot be removed is tried again with the next save. The vault of a newer TokenTray is left alone. */
  async #forgetAside(): Promise<SaveOutcome> {
    if (!this.#writable) return { outcome: 'saved' };
    this.#mustForgetAside = false;
    this.#forgottenAside = await this.#options.document.forgetAside();
    if (this.#forgottenAside.outcome === 'failed') this.#mustForgetAside = true;
    return this.#forgottenAside;
  }
}

const CIPHER_REFUSED: SaveOutcome = { outcome: 'failed', reason: 'io', code: 'cipher' };

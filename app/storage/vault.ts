// The operators' secrets, one text per company: ciphertext on the disk, plaintext in memory only where it must be.
// Knows nothing of what a secret means, and never puts one into an error or an outcome.
import { setImmediate } from 'node:timers/promises';
import type { SecretStorage } from '../shared/contract/snapshot.ts';
import type { Clock } from '../time/clock.ts';
import { Turns, TurnsByKey } from '../time/turns.ts';
import { type Cipher, CipherUnavailable } from './cipher.ts';
import type { LoadReport } from './durable-document.ts';
import type { FailureReason, SaveOutcome } from './save-outcome.ts';
import type { StorageFault } from './storage-fault.ts';
import type { VaultContent, VaultEntry } from './vault-document.ts';

export { VAULT_DOCUMENT } from './vault-document.ts';

/** `locked`: may be readable later. `undecryptable`: encrypted with a key that is not there. Both are kept. */
export type VaultRead =
  | { readonly kind: 'found'; readonly text: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly reason: 'locked' | 'undecryptable' };

/** Whatever is returned, `get` gives the text for as long as the app runs. `failed` asks to be told to the operator. */
export type PutResult =
  | { readonly stored: SecretStorage }
  | { readonly stored: 'failed'; readonly reason: 'cipher' | FailureReason };

/** What withdrawing the permission for weak storage came to. */
export interface WeakChange {
  /** Companies whose weak secrets could not be decrypted, so that they are still on the disk. */
  readonly kept: readonly string[];
  readonly outcome: SaveOutcome;
}

export interface VaultOptions {
  readonly document: {
    load(): Promise<LoadReport<VaultContent>>;
    save(value: VaultContent): Promise<SaveOutcome>;
    /** Removes the files beside it that may hold what it held. */
    forgetAside(): Promise<SaveOutcome>;
  };
  readonly cipher: Cipher;
  readonly clock: Clock;
  readonly weakAllowed: boolean;
}

export class Vault {
  readonly #options: VaultOptions;
  readonly #entries = new Map<string, VaultEntry>();
  /** Plaintext that may not, or could not, be stored; newer than the entry of the same company. */
  readonly #held = new Map<string, string>();
  readonly #turns = new TurnsByKey();
  #weakAllowed: boolean;
  #writable = false;
  /** Something is being forgotten, and files beside the vault may hold it still. */
  #mustForgetAside = false;
  #forgottenAside: SaveOutcome = { outcome: 'saved' };
  /** What the disk holds is not what is here: a save has failed. */
  #isBehind = false;
  readonly #saves = new Turns();
  /** The next save, until it begins. */
  #gathering: Promise<SaveOutcome> | undefined;

  constructor(options: VaultOptions) {
    this.#options = options;
    this.#weakAllowed = options.weakAllowed;
  }

  /** Reads the file, decrypting nothing. Called once, before anything else. */
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
   * Resolves once the text is on the disk, or once it is clear that it will be held in memory only. `forgets`: it replaces
   * a text that the operator wants to be forgotten.
   */
  put(companyId: string, text: string, { forgets = false } = {}): Promise<PutResult> {
    if (forgets) this.#mustForgetAside = true;
    return this.#turns.take(companyId, () => this.#store(companyId, text));
  }

  get(companyId: string): Promise<VaultRead> {
    return this.#turns.take(companyId, () => this.#read(companyId));
  }

  /** Forgets a company's secret here and on the disk. After a failure it is gone with the next save that succeeds. */
  remove(companyId: string): Promise<SaveOutcome> {
    return this.#turns.take(companyId, async () => {
      this.#held.delete(companyId);
      const isStored = this.#entries.delete(companyId);
      return isStored ? this.#forgetTogether() : this.#forgetAside();
    });
  }

  /** Tries again to store what memory holds: after the keyring has come back, or the disk has room again. */
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

  /** Resolves once no save is under way and none is about to be. What is still being encrypted, `storeHeld` waits for. */
  async settled(): Promise<void> {
    do {
      await this.#gathering?.catch(() => undefined); // its caller is told
      await this.#saves.take(async () => undefined);
    } while (this.#gathering);
  }

  /** The operator's permission to store with weak protection. Withdrawn: weak entries leave the disk and stay in memory. */
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

  /** There is no permission, and yet something is stored weakly: a crash came in between, or it could not be read then. */
  async resumeWithdrawal(): Promise<void> {
    if ([...this.#entries.values()].some(({ strength }) => strength === 'weak'))
      await this.setWeakAllowed(false);
  }

  async #store(companyId: string, text: string): Promise<PutResult> {
    this.#held.set(companyId, text);
    const mode = this.mode();
    if (mode === 'memory') return { stored: 'memory' };
    const sealed = await this.#encrypt(text);
    if (sealed === 'locked') return { stored: 'memory' };
    if (sealed === 'failed') return { stored: 'failed', reason: 'cipher' };
    // The permission may have been withdrawn while the keyring was asked.
    if (this.mode() !== mode) return this.#store(companyId, text);
    // Called secure, and not: it is not written.
    if (mode === 'secure' && sealed.strength === 'weak') return { stored: 'failed', reason: 'cipher' };
    const savedAtMs = this.#options.clock.now();
    this.#entries.set(companyId, { ciphertext: sealed.ciphertext, strength: mode, savedAtMs });
    const saved = await this.#saveTogether();
    if (saved.outcome === 'failed') return { stored: 'failed', reason: saved.reason };
    this.#held.delete(companyId);
    return { stored: mode };
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
      // Each platform's cipher has errors of its own; all but one mean that the key does not fit.
      return { kind: 'unreadable', reason: error instanceof CipherUnavailable ? 'locked' : 'undecryptable' };
    }
  }

  /** Base64 ciphertext that has been decrypted once to prove that it gives the text back. */
  async #encrypt(text: string): Promise<Sealed | 'locked' | 'failed'> {
    const { cipher } = this.#options;
    try {
      const sealed = await cipher.encrypt(text);
      if ((await cipher.decrypt(sealed)).text !== text) return 'failed';
      return { ciphertext: Buffer.from(sealed).toString('base64'), strength: cipher.strengthOf(sealed) };
    } catch (error) {
      // As above: a cipher that refuses is an outcome, and its own words may hold anything.
      return error instanceof CipherUnavailable ? 'locked' : 'failed';
    }
  }

  /** In the company's next turn, where nothing newer has come by then; never with a weaker key. */
  #sealAnew(companyId: string, entry: VaultEntry, text: string): void {
    const sealAnew = async () => {
      const mode = this.mode();
      const isBetter = mode === 'secure' || (mode === 'weak' && entry.strength === 'weak');
      const isNewest = this.#entries.get(companyId) === entry && !this.#held.has(companyId);
      if (isBetter && isNewest) await this.#store(companyId, text);
    };
    void this.#turns.take(companyId, sealAnew);
  }

  /** Files of earlier versions call secure what Chromium's own key had encrypted. */
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

  /** What changes in the same turn of the event loop, or while a save is under way, is one save. */
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
   * The files beside the vault go before the vault is saved. A crash in between leaves a secret that is not forgotten yet,
   * in its place; the other way round it would leave one that seems to be, where nobody looks any more.
   */
  async #save(): Promise<SaveOutcome> {
    const content = { entries: Object.fromEntries(this.#entries) };
    if (this.#mustForgetAside) await this.#forgetAside();
    this.#isBehind = true;
    const saved = await this.#options.document.save(content);
    this.#isBehind = saved.outcome === 'failed';
    return saved;
  }

  async #forgetTogether(): Promise<SaveOutcome> {
    this.#mustForgetAside = true;
    const saved = await this.#saveTogether();
    return saved.outcome === 'failed' ? saved : this.#forgottenAside;
  }

  /** What cannot be removed is tried again with the next save. A vault of a newer TokenTray is not ours to tidy. */
  async #forgetAside(): Promise<SaveOutcome> {
    if (!this.#writable) return { outcome: 'saved' };
    this.#mustForgetAside = false;
    this.#forgottenAside = await this.#options.document.forgetAside();
    if (this.#forgottenAside.outcome === 'failed') this.#mustForgetAside = true;
    return this.#forgottenAside;
  }
}

interface Sealed {
  readonly ciphertext: string;
  readonly strength: VaultEntry['strength'];
}

const bytesOf = ({ ciphertext }: VaultEntry) => Buffer.from(ciphertext, 'base64');

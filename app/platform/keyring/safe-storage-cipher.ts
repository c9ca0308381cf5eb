// Electron's safeStorage as a cipher: the asynchronous one if there is one (45), else its predecessor.
import type { SafeStorage } from 'electron';
import { type Cipher, type CipherStrength, CipherUnavailable, type Opened } from '../../storage/cipher.ts';
import type { Clock } from '../../time/clock.ts';
import { inTime } from '../../time/time-limit.ts';
import type { KeyringState } from './keyring-service.ts';

/** A keyring may ask the operator for its password first; the app does not wait longer than this. */
const ANSWER_LIMIT_MS = 5_000;
/**
 * How Chromium on Linux marks what it has encrypted with a key from the keyring or the desktop portal. `v10` marks the key
 * that is built into every Chromium, to which it falls back silently, for instance when the operator closes the dialog for
 * the keyring's password. On other systems `v10` is the system's key.
 */
const KEYRING_MARKS: readonly string[] = ['v11', 'v12'];
const SAMPLE = 'TokenTray';

type Way = 'asynchronous' | 'former';

export interface SafeStorageCipherOptions {
  readonly safeStorage: SafeStorage;
  readonly clock: Clock;
  readonly platform: string;
  /** The state of this keyring, by Electron's name for it; Linux only. */
  readonly keyringState: (backend: string) => Promise<KeyringState>;
  /** Calls back when a keyring may have become useful; returns the unsubscribe. Linux only. */
  readonly watchKeyring: (onChange: () => void) => () => void;
  /** A keyring that was unusable may be usable by now: time to `prepare` again. */
  readonly onKeyringChange: () => void;
  /** From then on main's thread may stand still: the former safeStorage blocks it while it asks the keyring for its key. */
  readonly mayBlock: Promise<void>;
}

/** `setUsePlainTextEncryption` lets Linux encrypt with a publicly known key; such a cipher counts as weak. */
export class SafeStorageCipher implements Cipher {
  readonly #options: SafeStorageCipherOptions;
  readonly #firstWay: Way;
  #way: Way;
  #strength: CipherStrength = 'none';
  #endWatch: (() => void) | undefined;

  constructor(options: SafeStorageCipherOptions) {
    this.#options = options;
    this.#firstWay = typeof options.safeStorage.encryptStringAsync === 'function' ? 'asynchronous' : 'former';
    this.#way = this.#firstWay;
  }

  /** Asks the system what it can do; call once after the app is ready, and again when that may have changed. */
  async prepare(): Promise<void> {
    if (this.#options.platform === 'linux') return this.#prepareOnLinux();
    await this.#options.mayBlock;
    this.#strength = await this.#tryOut(this.#firstWay);
  }

  strength(): CipherStrength {
    return this.#strength;
  }

  strengthOf(cipher: Uint8Array): 'secure' | 'weak' {
    if (this.#options.platform !== 'linux') return 'secure';
    return KEYRING_MARKS.includes(Buffer.from(cipher.subarray(0, 3)).toString('latin1')) ? 'secure' : 'weak';
  }

  async encrypt(plain: string): Promise<Uint8Array> {
    this.#mustBeThere();
    const sealed = await this.#seal(this.#way, plain);
    // The result decides, not what was promised.
    this.#strength = this.strengthOf(sealed);
    return sealed;
  }

  async decrypt(cipher: Uint8Array): Promise<Opened> {
    this.#mustBeThere();
    const { safeStorage } = this.#options;
    const bytes = Buffer.from(cipher);
    const isWeak = this.strengthOf(cipher) === 'weak';
    // Without the keyring's key, Chromium would only report that its own does not fit.
    if (!isWeak && this.#strength !== 'secure')
      throw new CipherUnavailable('the keyring is locked or absent');
    if (this.#way === 'former')
      return { text: safeStorage.decryptString(bytes), isOutdated: isWeak && this.#strength === 'secure' };
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(bytes).catch(saidInOurWords);
    return { text: result, isOutdated: shouldReEncrypt };
  }

  async #prepareOnLinux(): Promise<void> {
    // Its key is in Chromium's memory, whatever has become of the keyring: nothing is left to ask.
    if (this.strength() === 'secure') return this.#stopWatching();
    const { safeStorage, keyringState, mayBlock } = this.#options;
    const backend = safeStorage.getSelectedStorageBackend();
    const isWithoutKeyring = backend === 'basic_text';
    if (isWithoutKeyring) safeStorage.setUsePlainTextEncryption(true);
    const state = isWithoutKeyring ? 'unclear' : await keyringState(backend);
    await mayBlock;
    await this.#useWhatThereIs(state);
    const isWorthWaiting = this.#strength !== 'secure' && !isWithoutKeyring;
    if (isWorthWaiting) this.#endWatch ??= this.#options.watchKeyring(this.#options.onKeyringChange);
    else this.#stopWatching();
  }

  /** Each way asks for the keyring's key once per run and keeps the result: so none is tried too early. */
  async #useWhatThereIs(state: KeyringState): Promise<void> {
    // While the keyring asks the operator, the former way would block the whole app; the asynchronous one waits by itself.
    const mayAsk = state !== 'absent' && !(state === 'locked' && this.#firstWay === 'former');
    let strength = mayAsk ? await this.#tryOut(this.#firstWay) : 'none';
    this.#way = this.#firstWay;
    // Asked while the keyring was locked, it has no key until the app ends; its predecessor has not been asked yet.
    if (strength !== 'secure' && state === 'unlocked' && this.#firstWay === 'asynchronous') {
      if ((await this.#tryOut('former')) === 'secure') {
        this.#way = 'former';
        strength = 'secure';
      }
    }
    this.#strength = strength;
  }

  #stopWatching(): void {
    this.#endWatch?.();
    this.#endWatch = undefined;
  }

  async #tryOut(way: Way): Promise<CipherStrength> {
    const { clock, onKeyringChange } = this.#options;
    const strength = this.#strengthBy(way);
    const answer = await inTime(clock, ANSWER_LIMIT_MS, strength, 'late' as const);
    if (answer !== 'late') return answer;
    void strength.then(onKeyringChange);
    return 'none';
  }

  async #strengthBy(way: Way): Promise<CipherStrength> {
    const { safeStorage } = this.#options;
    try {
      const isAvailable =
        way === 'former'
          ? safeStorage.isEncryptionAvailable()
          : await safeStorage.isAsyncEncryptionAvailable();
      return isAvailable ? this.strengthOf(await this.#seal(way, SAMPLE)) : 'none';
    } catch {
      // It fails in as many ways as there are keyrings; that it failed is the answer.
      return 'none';
    }
  }

  async #seal(way: Way, plain: string): Promise<Uint8Array> {
    const { safeStorage } = this.#options;
    return way === 'former' ? safeStorage.encryptString(plain) : safeStorage.encryptStringAsync(plain);
  }

  #mustBeThere(): void {
    if (this.#strength === 'none') throw new CipherUnavailable('the keyring is locked or absent');
  }
}

/** The asynchronous way throws this if the keyring cannot be asked at the moment. */
function saidInOurWords(error: Error): never {
  throw /temporarily unavailable/.test(error.message)
    ? new CipherUnavailable('the keyring cannot be asked now')
    : error;
}

// Electron's safeStorage as a cipher: the asynchronous one where there is one (45), else its predecessor.
import type { SafeStorage } from 'electron';
import { inTime } from '../setup-check/time-limit.ts';
import { type Cipher, type CipherStrength, CipherUnavailable } from '../storage/cipher.ts';
import type { Clock } from '../tokens/clock.ts';

/** A keyring may ask the operator for its password first; the app does not wait longer than this. */
const ANSWER_LIMIT_MS = 5_000;

export interface SafeStorageCipherOptions {
  readonly safeStorage: SafeStorage;
  readonly clock: Clock;
  readonly platform: string;
  /** Whether anybody speaks for this keyring (Electron's name of it); Linux only. */
  readonly isServed: (backend: string) => Promise<boolean>;
  /** A keyring that kept the app waiting has answered since: time to `prepare` again. */
  readonly onLateAnswer: () => void;
}

/** `setUsePlainTextEncryption` is what lets Linux encrypt with a key that everybody knows; it is asked for explicitly. */
export class SafeStorageCipher implements Cipher {
  readonly #options: SafeStorageCipherOptions;
  #strength: CipherStrength = 'none';

  constructor(options: SafeStorageCipherOptions) {
    this.#options = options;
  }

  /** Asks the system what it can do; call once after the app is ready, and again when that may have changed. */
  async prepare(): Promise<void> {
    const { safeStorage } = this.#options;
    if (this.#isPlainTextBackend()) {
      safeStorage.setUsePlainTextEncryption(true);
      this.#strength = (await this.#isAvailable()) ? 'weak' : 'none';
      return;
    }
    this.#strength = (await this.#isKeyringReady()) ? 'secure' : 'none';
  }

  strength(): CipherStrength {
    return this.#strength;
  }

  async encrypt(plain: string): Promise<Uint8Array> {
    await this.#mustBeAvailable();
    const { safeStorage } = this.#options;
    return this.#isAsynchronous ? safeStorage.encryptStringAsync(plain) : safeStorage.encryptString(plain);
  }

  async decrypt(cipher: Uint8Array): Promise<string> {
    await this.#mustBeAvailable();
    const { safeStorage } = this.#options;
    const bytes = Buffer.from(cipher);
    return this.#isAsynchronous
      ? (await safeStorage.decryptStringAsync(bytes)).result
      : safeStorage.decryptString(bytes);
  }

  async #mustBeAvailable(): Promise<void> {
    if (this.#strength === 'none' || !(await this.#isAvailable()))
      throw new CipherUnavailable('the keyring is locked or absent');
  }

  async #isKeyringReady(): Promise<boolean> {
    const { clock, isServed, onLateAnswer, platform, safeStorage } = this.#options;
    if (platform === 'linux' && !(await isServed(safeStorage.getSelectedStorageBackend()))) return false;
    const available = this.#isAvailable();
    const answer = await inTime(clock, ANSWER_LIMIT_MS, available, 'late' as const);
    if (answer !== 'late') return answer;
    available.then(onLateAnswer, onLateAnswer);
    return false;
  }

  async #isAvailable(): Promise<boolean> {
    const { safeStorage } = this.#options;
    return this.#isAsynchronous
      ? safeStorage.isAsyncEncryptionAvailable()
      : safeStorage.isEncryptionAvailable();
  }

  get #isAsynchronous(): boolean {
    return typeof this.#options.safeStorage.encryptStringAsync === 'function';
  }

  #isPlainTextBackend(): boolean {
    const { platform, safeStorage } = this.#options;
    if (platform !== 'linux') return false;
    const backend = safeStorage.getSelectedStorageBackend();
    return backend === 'basic_text' || backend === 'unknown';
  }
}

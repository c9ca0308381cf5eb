// A safeStorage with the methods, the answers and the habits of Electron 45 on Linux: each of its two ways asks the keyring
// once per run, and the asynchronous one falls back to Chromium's built-in key without a word. It hides nothing.
import type { SafeStorage } from 'electron';

type Key = 'v10' | 'v11';

export class PracticeSafeStorage implements SafeStorage {
  /** `asks`: locked, and the operator is asked for its password, which takes until `answer`. */
  keyring: 'unlocked' | 'locked' | 'asks' = 'unlocked';
  backend: ReturnType<SafeStorage['getSelectedStorageBackend']> = 'gnome_libsecret';
  /** The key has been replaced by another one since: every text should be encrypted anew. */
  shouldReEncrypt = false;
  isTemporarilyUnavailable = false;
  /** How often the keyring was asked, by which way. */
  readonly asked: ('asynchronous' | 'former')[] = [];
  /** The operator has unlocked it, or has closed the question. */
  answer: (keyring: 'unlocked' | 'locked') => void = () => undefined;
  #asynchronous: Promise<Key> | undefined;
  #former: Key | 'none' | undefined;
  #usesPlainText = false;

  async isAsyncEncryptionAvailable(): Promise<boolean> {
    await this.#asynchronousKey();
    return true;
  }

  async encryptStringAsync(plainText: string): Promise<Buffer> {
    return sealed(await this.#asynchronousKey(), plainText);
  }

  async decryptStringAsync(encrypted: Buffer) {
    const key = await this.#asynchronousKey();
    if (this.isTemporarilyUnavailable)
      throw new Error('safeStorage.decryptStringAsync is temporarily unavailable. Please try again.');
    const [mark, result] = opened(encrypted);
    if (mark === 'v11' && key === 'v10') throw new Error('Error while decrypting the ciphertext provided.');
    return { result, shouldReEncrypt: this.shouldReEncrypt || mark !== key };
  }

  isEncryptionAvailable(): boolean {
    return this.#formerKey() !== 'none';
  }

  encryptString(plainText: string): Buffer {
    const key = this.#formerKey();
    if (key === 'none')
      throw new Error('Error while encrypting the text provided to safeStorage.encryptString.');
    return sealed(key, plainText);
  }

  decryptString(encrypted: Buffer): string {
    const [mark, text] = opened(encrypted);
    if (mark === 'v11' && this.#formerKey() !== 'v11')
      throw new Error('Error while decrypting the ciphertext.');
    return text;
  }

  getSelectedStorageBackend() {
    return this.backend;
  }

  setUsePlainTextEncryption(usePlainText: boolean): void {
    this.#usesPlainText = usePlainText;
  }

  #asynchronousKey(): Promise<Key> {
    this.#asynchronous ??= this.#ask();
    return this.#asynchronous;
  }

  async #ask(): Promise<Key> {
    if (this.backend === 'basic_text') return 'v10';
    this.asked.push('asynchronous');
    if (this.keyring === 'asks')
      await new Promise<void>((resolve) => {
        this.answer = (keyring) => {
          this.keyring = keyring;
          resolve();
        };
      });
    return this.keyring === 'unlocked' ? 'v11' : 'v10';
  }

  #formerKey(): Key | 'none' {
    if (this.backend === 'basic_text') return this.#usesPlainText ? 'v10' : 'none';
    if (this.#former === undefined) this.asked.push('former');
    this.#former ??= this.keyring === 'unlocked' ? 'v11' : 'none';
    return this.#former;
  }
}

/** As before Electron 42. */
export function withoutAsynchronous(storage: PracticeSafeStorage): SafeStorage {
  const missing = { encryptStringAsync: undefined, decryptStringAsync: undefined };
  return new Proxy(storage, {
    get: (target, name) => {
      if (name in missing) return undefined;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

const sealed = (key: Key, text: string) => Buffer.from(`${key}${[...text].reverse().join('')}`);
const opened = (bytes: Buffer): readonly [mark: string, text: string] => [
  bytes.toString('latin1', 0, 3),
  [...bytes.toString().slice(3)].reverse().join(''),
];

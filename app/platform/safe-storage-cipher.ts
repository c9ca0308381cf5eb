// Electron's safeStorage as a cipher: the asynchronous one where there is one (45), else its predecessor.
import { safeStorage } from 'electron';
import { type Cipher, type CipherStrength, CipherUnavailable } from '../storage/cipher.ts';

/** `setUsePlainTextEncryption` is what lets Linux encrypt with a key that everybody knows; it is asked for explicitly. */
export class SafeStorageCipher implements Cipher {
  #strength: CipherStrength = 'none';

  /** Asks the system what it can do; call once after the app is ready, and again when that may have changed. */
  async prepare(): Promise<void> {
    if (isPlainTextBackend()) {
      safeStorage.setUsePlainTextEncryption(true);
      this.#strength = (await isAvailable()) ? 'weak' : 'none';
      return;
    }
    this.#strength = (await isAvailable()) ? 'secure' : 'none';
  }

  strength(): CipherStrength {
    return this.#strength;
  }

  async encrypt(plain: string): Promise<Uint8Array> {
    await this.#mustBeAvailable();
    return isAsynchronous() ? safeStorage.encryptStringAsync(plain) : safeStorage.encryptString(plain);
  }

  async decrypt(cipher: Uint8Array): Promise<string> {
    await this.#mustBeAvailable();
    const bytes = Buffer.from(cipher);
    return isAsynchronous()
      ? (await safeStorage.decryptStringAsync(bytes)).result
      : safeStorage.decryptString(bytes);
  }

  async #mustBeAvailable(): Promise<void> {
    if (!(await isAvailable())) throw new CipherUnavailable('the keyring is locked or absent');
  }
}

const isAsynchronous = () => typeof safeStorage.encryptStringAsync === 'function';

async function isAvailable(): Promise<boolean> {
  return isAsynchronous() ? safeStorage.isAsyncEncryptionAvailable() : safeStorage.isEncryptionAvailable();
}

function isPlainTextBackend(): boolean {
  if (process.platform !== 'linux') return false;
  const backend = safeStorage.getSelectedStorageBackend();
  return backend === 'basic_text' || backend === 'unknown';
}

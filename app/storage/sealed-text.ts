// A secret as it lies on the disk: encrypted, and decrypted once to prove that it can be.
import { type Cipher, CipherUnavailable } from './cipher.ts';
import type { VaultEntry } from './vault-document.ts';

type Sealed = Pick<VaultEntry, 'ciphertext' | 'strength'>;

/** `locked`: may work later. */
export async function seal(cipher: Cipher, text: string): Promise<Sealed | 'locked' | 'failed'> {
  try {
    const sealed = await cipher.encrypt(text);
    if ((await cipher.decrypt(sealed)).text !== text) return 'failed';
    return { ciphertext: Buffer.from(sealed).toString('base64'), strength: cipher.strengthOf(sealed) };
  } catch (error) {
    // Each platform's cipher has its own errors; a refusal is an outcome, and the error's message may contain anything.
    return error instanceof CipherUnavailable ? 'locked' : 'failed';
  }
}

export const bytesOf = ({ ciphertext }: Sealed) => Buffer.from(ciphertext, 'base64');

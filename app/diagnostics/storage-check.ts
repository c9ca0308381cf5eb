// Encrypts something worthless and decrypts it again: what a stored sign-in would go through.
import type { Cipher } from '../storage/cipher.ts';

export type StorageFinding = 'secure' | 'weak' | 'none' | 'broken';

export async function tryStorage(
  cipher: Cipher & { prepare(): Promise<void> },
  probe: string,
): Promise<StorageFinding> {
  try {
    await cipher.prepare();
    if (cipher.strength() === 'none') return 'none';
    return (await cipher.decrypt(await cipher.encrypt(probe))).text === probe ? cipher.strength() : 'broken';
  } catch {
    // A keyring fails in as many ways as there are keyrings; that it failed is the answer.
    return 'broken';
  }
}

// The system's encryption, as a role. What is behind it (a keyring, DPAPI, Keychain) is the platform's business.

/** `weak`: anyone who can read the file can undo it. `none`: nothing to encrypt with. */
export type CipherStrength = 'secure' | 'weak' | 'none';

export interface Opened {
  readonly text: string;
  /** Encrypted with a key that has been replaced, or is weaker than the present one: to be stored again. */
  readonly isOutdated: boolean;
}

export interface Cipher {
  strength(): CipherStrength;
  /** How strong this very ciphertext is, whatever was intended when it was made. */
  strengthOf(cipher: Uint8Array): 'secure' | 'weak';
  /** Rejects with `CipherUnavailable` while the keyring is locked or absent. */
  encrypt(plain: string): Promise<Uint8Array>;
  /** Rejects with `CipherUnavailable` as above, and with any other error for what was encrypted elsewhere. */
  decrypt(cipher: Uint8Array): Promise<Opened>;
}

/** Locked or absent for now: the same call may succeed later. */
export class CipherUnavailable extends Error {
  override readonly name = 'CipherUnavailable';
}

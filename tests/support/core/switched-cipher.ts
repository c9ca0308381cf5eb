// A fake cipher: secure, weak or none as the test switches it, lockable, with a key that can be replaced. It hides
// nothing; it only makes plaintext unsearchable.
import {
  type Cipher,
  type CipherStrength,
  CipherUnavailable,
  type Opened,
} from '../../../app/storage/cipher.ts';

export class SwitchedCipher implements Cipher {
  kind: CipherStrength = 'secure';
  key = 'key 1';
  /** Encryption waits for it: a keyring may be slow. */
  meanwhile: () => Promise<void> = async () => undefined;

  async prepare(): Promise<void> {}

  strength = () => this.kind;

  strengthOf = (cipher: Uint8Array) =>
    Buffer.from(cipher).toString().startsWith('weak ') ? ('weak' as const) : ('secure' as const);

  async encrypt(plain: string): Promise<Uint8Array> {
    await this.meanwhile();
    this.#mustBeThere();
    return Buffer.from(
      `${this.kind === 'weak' ? 'weak ' : ''}${this.key}\n${Buffer.from(plain).toString('hex')}`,
    );
  }

  async decrypt(cipher: Uint8Array): Promise<Opened> {
    this.#mustBeThere();
    const [key, hidden] = Buffer.from(cipher).toString().split('\n');
    if (key?.replace('weak ', '') !== this.key) throw new Error('wrong key');
    const isOutdated = this.kind === 'secure' && this.strengthOf(cipher) === 'weak';
    return { text: Buffer.from(hidden ?? '', 'hex').toString(), isOutdated };
  }

  #mustBeThere(): void {
    if (this.kind === 'none') throw new CipherUnavailable('there is no keyring in this test');
  }
}

// A cipher that tests lock, swap the key of, and make fail. It hides nothing; it only makes plaintext unsearchable.
import { type Cipher, type CipherStrength, CipherUnavailable } from '../../../app/storage/cipher.ts';
import { settle } from '../../support/manual-clock.ts';

export class PracticeCipher implements Cipher {
  kind: CipherStrength = 'secure';
  key = 'key 1';
  locked = false;
  /** Gives something else back than was put in. */
  forgetful = false;
  broken = false;
  /** How long the next calls take, in turns of the event loop; 1 where nothing is said. */
  readonly slowness: number[] = [];
  /** Runs while an encryption is under way. */
  meanwhile: () => void = () => undefined;

  strength = () => this.kind;

  async encrypt(plain: string): Promise<Uint8Array> {
    await this.#ask();
    this.meanwhile();
    return Buffer.from([this.key, ...Array.from(plain).reverse()].join('\n'));
  }

  async decrypt(cipher: Uint8Array): Promise<string> {
    await this.#ask();
    const [key, ...reversed] = Buffer.from(cipher).toString().split('\n');
    if (key !== this.key) throw new Error('wrong key');
    return this.forgetful ? '' : reversed.reverse().join('');
  }

  async #ask(): Promise<void> {
    for (let turn = this.slowness.shift() ?? 1; turn > 0; turn -= 1) await settle();
    if (this.locked || this.kind === 'none') throw new CipherUnavailable('locked by the test');
    if (this.broken) throw new Error('broken by the test');
  }
}

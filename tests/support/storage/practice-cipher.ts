// A cipher that tests lock, swap the key of, and make fail. It hides nothing; it only makes plaintext unsearchable.
import {
  type Cipher,
  type CipherStrength,
  CipherUnavailable,
  type Opened,
} from '../../../app/storage/cipher.ts';
import { settle } from '../core/manual-clock.ts';

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

  /** Called secure, and not. */
  pretends = false;
  /** Asks for everything to be stored anew. */
  outdated = false;

  strength = () => this.kind;

  strengthOf = (cipher: Uint8Array) =>
    Buffer.from(cipher).toString().startsWith('weak ') ? ('weak' as const) : ('secure' as const);

  async encrypt(plain: string): Promise<Uint8Array> {
    await this.#ask();
    this.meanwhile();
    const mark = this.kind === 'weak' || this.pretends ? 'weak ' : '';
    return Buffer.from([mark + this.key, ...Array.from(plain).reverse()].join('\n'));
  }

  async decrypt(cipher: Uint8Array): Promise<Opened> {
    await this.#ask();
    const [key, ...reversed] = Buffer.from(cipher).toString().split('\n');
    if (key?.replace('weak ', '') !== this.key) throw new Error('wrong key');
    const isOutdated = this.outdated || (this.kind === 'secure' && this.strengthOf(cipher) === 'weak');
    return { text: this.forgetful ? '' : reversed.reverse().join(''), isOutdated };
  }

  async #ask(): Promise<void> {
    for (let turn = this.slowness.shift() ?? 1; turn > 0; turn -= 1) await settle();
    if (this.locked || this.kind === 'none') throw new CipherUnavailable('locked by the test');
    if (this.broken) throw new Error('broken by the test');
  }
}

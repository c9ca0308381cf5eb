// A stored password that several companies share is tried once, and not once for each of them: services lock accounts for that.
// Knows digests only, and only until the app ends.
import { createHmac, randomBytes } from 'node:crypto';
import { isRefusal } from '../providers/refused-secret.ts';
import type { TokenAnswer, TokenFailure } from '../providers/token-answer.ts';
import { type Account, accountKey } from '../shared/account.ts';
import type { TypedSecrets } from './session-secret.ts';

export class StoredSecretTrials {
  readonly #salt = randomBytes(32);
  readonly #refusals = new Map<string, TokenFailure>();
  readonly #underWay = new Map<string, Promise<TokenAnswer>>();

  /** Asks, unless the same account has refused the same secrets before; two trials of them never run at once. */
  async run(account: Account, secrets: TypedSecrets, ask: () => Promise<TokenAnswer>): Promise<TokenAnswer> {
    const key = this.#key(account, secrets);
    for (let other = this.#underWay.get(key); other; other = this.#underWay.get(key)) await other;
    const refusal = this.#refusals.get(key);
    if (refusal) return refusal;
    const trial = this.#try(key, secrets, ask);
    this.#underWay.set(key, trial);
    return trial;
  }

  /** An operator has signed in with them since. */
  accepted(account: Account, secrets: TypedSecrets): void {
    this.#refusals.delete(this.#key(account, secrets));
  }

  /** Known before anyone who waits for it goes on. */
  async #try(key: string, secrets: TypedSecrets, ask: () => Promise<TokenAnswer>): Promise<TokenAnswer> {
    try {
      const answer = await ask();
      if (isRefusal(answer, secrets)) this.#refusals.set(key, answer);
      return answer;
    } finally {
      this.#underWay.delete(key);
    }
  }

  #key(account: Account, secrets: TypedSecrets): string {
    const sorted = Object.entries(secrets).sort(([one], [other]) => (one < other ? -1 : 1));
    return createHmac('sha256', this.#salt)
      .update(JSON.stringify([accountKey(account), sorted]))
      .digest('base64');
  }
}

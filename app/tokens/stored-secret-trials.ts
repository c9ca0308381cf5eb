// How often a stored password is sent: services lock accounts after a few wrong ones. One that was refused is never sent again,
// whichever company stored it; one that may have been refused, a few times. Knows digests only, and only until the app ends.
import { createHmac, randomBytes } from 'node:crypto';
import { isRefusal, mayBeRefusal } from '../providers/refused-secret.ts';
import type { TokenAnswer, TokenFailure } from '../providers/token-answer.ts';
import { type Account, accountKey } from '../shared/account.ts';
import type { Clock } from '../time/clock.ts';
import type { Urgency } from './request-gate.ts';
import type { TypedSecrets } from './session-secret.ts';

const MINUTE_MS = 60_000;
/** Between the trials that may have been refusals: a service that restarts is back by then. After the last, none unasked. */
const DOUBT_PAUSES_MS: readonly number[] = [MINUTE_MS, 10 * MINUTE_MS];

interface Trial {
  readonly account: Account;
  readonly secrets: TypedSecrets;
  /** An operator who waits for the token has asked for one more trial. */
  readonly flight: Urgency;
}

interface Doubt {
  readonly times: number;
  readonly atMs: number;
  readonly answer: TokenFailure;
}

export class StoredSecretTrials {
  readonly #clock: Pick<Clock, 'monotonic'>;
  readonly #salt = randomBytes(32);
  readonly #refusals = new Map<string, TokenFailure>();
  readonly #doubts = new Map<string, Doubt>();
  readonly #underWay = new Map<string, Promise<TokenAnswer>>();

  constructor(clock: Pick<Clock, 'monotonic'>) {
    this.#clock = clock;
  }

  /** Asks, unless it is known what the same account said to the same secrets; two trials of them never run at once. */
  async run({ account, secrets, flight }: Trial, ask: () => Promise<TokenAnswer>): Promise<TokenAnswer> {
    const key = this.#key(account, secrets);
    for (let other = this.#underWay.get(key); other; other = this.#underWay.get(key)) await other;
    const known = this.#refusals.get(key) ?? (flight.isUrgent ? undefined : this.#heldBack(key));
    if (known) return known;
    const trial = this.#try(key, secrets, ask);
    this.#underWay.set(key, trial);
    return trial;
  }

  /** An operator has signed in with them since. */
  accepted(account: Account, secrets: TypedSecrets): void {
    const key = this.#key(account, secrets);
    this.#refusals.delete(key);
    this.#doubts.delete(key);
  }

  /** What was said last, where it is too early for another trial. */
  #heldBack(key: string): TokenFailure | undefined {
    const doubt = this.#doubts.get(key);
    if (!doubt) return undefined;
    const pauseMs = DOUBT_PAUSES_MS[doubt.times - 1] ?? Number.POSITIVE_INFINITY;
    return this.#clock.monotonic() - doubt.atMs < pauseMs ? doubt.answer : undefined;
  }

  /** Known before anyone who waits for it goes on. */
  async #try(key: string, secrets: TypedSecrets, ask: () => Promise<TokenAnswer>): Promise<TokenAnswer> {
    try {
      const answer = await ask();
      if (mayBeRefusal(answer)) return this.#doubted(key, answer);
      if (answer.kind === 'granted') this.#doubts.delete(key);
      if (isRefusal(answer, secrets)) this.#refusals.set(key, answer);
      return answer;
    } finally {
      this.#underWay.delete(key);
    }
  }

  #doubted(key: string, said: TokenFailure & { readonly kind: 'serverFault' }): TokenFailure {
    const times = (this.#doubts.get(key)?.times ?? 0) + 1;
    const answer = times > DOUBT_PAUSES_MS.length ? ({ ...said, isInDoubt: true } as const) : said;
    this.#doubts.set(key, { times, atMs: this.#clock.monotonic(), answer });
    return answer;
  }

  #key(account: Account, secrets: TypedSecrets): string {
    const sorted = Object.entries(secrets).sort(([one], [other]) => (one < other ? -1 : 1));
    return createHmac('sha256', this.#salt)
      .update(JSON.stringify([accountKey(account), sorted]))
      .digest('base64');
  }
}

// Watches over the copied token while it is ours on the clipboard: one that would be refused by now is replaced by its
// session's newer one, or else cleared. One that still works stays, even if there is a newer one: what is about to be pasted
// should not change without need.

import type { CopyFormat } from '../shared/contract/sessions.ts';
import { endOfLifeMs } from '../shared/token-life.ts';
import type { Clock } from '../time/clock.ts';
import { tokenDigest } from '../tokens/held-token.ts';
import { isAlive } from '../tokens/renewal-policy.ts';
import type { Session } from '../tokens/session.ts';
import type { HeldToken } from '../tokens/session-status.ts';
import type { TokenClipboard } from './token-clipboard.ts';

/** Timers take no longer delays, and a token may live for months. */
const MAX_WAIT_MS = 86_400_000;

/** A copy, and the session that it came from. */
export interface TokenCopy {
  readonly copyId: number;
  readonly session: Session;
  readonly format: CopyFormat;
}

export interface CopiedToken extends TokenCopy {
  readonly token: HeldToken;
}

interface Watched extends TokenCopy {
  readonly companyId: string;
  readonly digest: Buffer;
  /** On the clock that no one can set; undefined while its expiry is unknown. */
  diesAtMs: number | undefined;
}

export interface CopiedTokenWatchOptions {
  readonly clock: Clock;
  readonly clipboard: Pick<TokenClipboard, 'view' | 'clearNow'>;
  /** The session that the company has now. */
  readonly sessionOf: (companyId: string) => Session | undefined;
  /** False where the operator confirms each copy: nothing reaches the clipboard without one. */
  readonly mayReplace: (session: Session) => boolean;
  readonly replace: (copy: TokenCopy) => Promise<'replaced' | 'notOurs' | 'refused'>;
}

export class CopiedTokenWatch {
  readonly #options: CopiedTokenWatchOptions;
  #watched: Watched | undefined;
  #isActing = false;
  #cancelTimer = () => {};

  constructor(options: CopiedTokenWatchOptions) {
    this.#options = options;
  }

  /** In place of an earlier one. */
  begin({ copyId, session, token, format }: CopiedToken): void {
    this.#end();
    const digest = tokenDigest(token.accessToken);
    const companyId = session.company.id;
    const diesAtMs = this.#diesAtMs(token);
    this.#watched = { copyId, session, format, companyId, digest, diesAtMs };
    this.review();
  }

  /** Something has changed, or the computer woke up. Costs next to nothing while no token is on the clipboard. */
  review(): void {
    const watched = this.#watched;
    if (!watched || this.#isActing) return;
    const { view } = this.#options.clipboard;
    if (view.kind !== 'holds' || view.copyId !== watched.copyId) this.#end();
    // Where its time is over, it is about to be cleared anyway.
    else if ((view.clearsAtMs ?? Number.POSITIVE_INFINITY) > this.#options.clock.now()) this.#judge(watched);
  }

  #judge(watched: Watched): void {
    watched.session.noticeClock();
    const fate = fateOf(this.#circumstances(watched));
    if (fate === 'stays') this.#plan(watched);
    else if (fate !== 'waits') void this.#act(watched, fate);
  }

  async #act(watched: Watched, fate: 'replaced' | 'dead' | 'signedOut'): Promise<void> {
    this.#end();
    this.#isActing = true;
    const { clipboard, replace } = this.#options;
    try {
      const outcome = fate === 'replaced' ? await replace(watched) : fate;
      if (outcome === 'refused' || outcome === 'dead') await clipboard.clearNow('dead', watched.copyId);
      if (outcome === 'signedOut') await clipboard.clearNow('signedOut', watched.copyId);
    } finally {
      this.#isActing = false;
    }
    this.review();
  }

  #circumstances(watched: Watched): Circumstances {
    const { clock, sessionOf, mayReplace } = this.#options;
    const { session, digest, companyId } = watched;
    const { status, token, isRenewing } = session.view;
    const isValid = token !== undefined && isAlive({ nowMs: clock.now(), expiry: token.expiry });
    const isCurrent = session.holds(digest);
    if (isCurrent && token) watched.diesAtMs = this.#diesAtMs(token);
    const isPast = watched.diesAtMs !== undefined && clock.monotonic() >= watched.diesAtMs;
    // No one vouches for a token whose expiry is unknown once there is a newer one.
    const isUnknown = watched.diesAtMs === undefined && !isCurrent;
    return {
      isSignedOut: sessionOf(companyId) !== session || status.kind === 'signedOut',
      isDead: isPast || isUnknown || session.hasRefusalOf(digest),
      hasNewer: isValid && !isCurrent,
      mayReplace: mayReplace(session),
      isRenewing,
    };
  }

  #diesAtMs({ expiry }: Pick<HeldToken, 'expiry'>): number | undefined {
    const { clock } = this.#options;
    return expiry.kind === 'until'
      ? clock.monotonic() + endOfLifeMs(expiry.expiresAtMs) - clock.now()
      : undefined;
  }

  #plan({ diesAtMs }: Watched): void {
    this.#cancelTimer();
    if (diesAtMs === undefined) return;
    const { clock } = this.#options;
    const waitMs = Math.min(MAX_WAIT_MS, diesAtMs - clock.monotonic());
    this.#cancelTimer = clock.setTimer(waitMs, () => this.review());
  }

  #end(): void {
    this.#watched = undefined;
    this.#cancelTimer();
    this.#cancelTimer = () => {};
  }
}

export interface Circumstances {
  /** Or its company was deleted, or has another account or address now. */
  readonly isSignedOut: boolean;
  /** The service would refuse it by now. */
  readonly isDead: boolean;
  /** The session has another token, which works. */
  readonly hasNewer: boolean;
  readonly mayReplace: boolean;
  readonly isRenewing: boolean;
}

/** What becomes of a copied token. `waits`: the session is about to have a newer one, or to say that it has none. */
export function fateOf({
  isSignedOut,
  isDead,
  hasNewer,
  mayReplace,
  isRenewing,
}: Circumstances): 'stays' | 'waits' | 'replaced' | 'dead' | 'signedOut' {
  if (isSignedOut) return 'signedOut';
  if (!isDead) return 'stays';
  if (!mayReplace) return 'dead';
  if (hasNewer) return 'replaced';
  return isRenewing ? 'waits' : 'dead';
}

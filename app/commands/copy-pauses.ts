// For which companies the operator chose not to be asked for a while. In memory alone: the next start asks again. Counted on
// the clock that no one can set, and over once the company signs in elsewhere or belongs to another environment.
import type { Company } from '../companies/company.ts';
import { accountKey } from '../shared/account.ts';
import type { CopyAsking } from '../shared/contract/companies.ts';
import type { Pause } from '../shared/contract/confirmation.ts';
import { environmentKey } from '../shared/environment.ts';
import type { Clock } from '../time/clock.ts';

const MINUTE_MS = 60_000;
const PAUSE_MS: Readonly<Record<Pause, number>> = {
  none: 0,
  quarter: 15 * MINUTE_MS,
  hour: 60 * MINUTE_MS,
  quit: Number.POSITIVE_INFINITY,
};

interface CopyPause {
  readonly untilMs: number;
  readonly of: string;
  readonly cancelTimer: () => void;
}

export interface CopyPausesOptions {
  readonly clock: Clock;
  readonly onChange: () => void;
}

export class CopyPauses {
  readonly #options: CopyPausesOptions;
  readonly #pauses = new Map<string, CopyPause>();

  constructor(options: CopyPausesOptions) {
    this.#options = options;
  }

  isPaused(company: Company): boolean {
    return this.#of(company) !== undefined;
  }

  /** When it ends, on the wall clock, to the minute; undefined while there is none. */
  endOf(company: Company): CopyAsking['pausedUntil'] {
    const pause = this.#of(company);
    if (!pause) return undefined;
    if (!Number.isFinite(pause.untilMs)) return 'quit';
    return Math.round((this.#options.clock.offset() + pause.untilMs) / MINUTE_MS) * MINUTE_MS;
  }

  begin(company: Company, pause: Pause): void {
    const { clock, onChange } = this.#options;
    const lengthMs = PAUSE_MS[pause];
    if (lengthMs === 0) return;
    this.#drop(company.id);
    const end = () => this.end(company.id);
    const cancelTimer = Number.isFinite(lengthMs) ? clock.setTimer(lengthMs, end) : () => undefined;
    const untilMs = clock.monotonic() + lengthMs;
    this.#pauses.set(company.id, { untilMs, of: meaningOf(company), cancelTimer });
    onChange();
  }

  end(companyId: string): void {
    this.#drop(companyId);
    this.#options.onChange();
  }

  /** The app is quitting. */
  endAll(): void {
    for (const id of this.#pauses.keys()) this.#drop(id);
  }

  /** Timers stand still while the computer sleeps: the clock decides. */
  #of(company: Company): CopyPause | undefined {
    const pause = this.#pauses.get(company.id);
    const isOver = pause && this.#options.clock.monotonic() >= pause.untilMs;
    return pause && !isOver && pause.of === meaningOf(company) ? pause : undefined;
  }

  #drop(companyId: string): void {
    this.#pauses.get(companyId)?.cancelTimer();
    this.#pauses.delete(companyId);
  }
}

/** What the operator had in mind. */
export const meaningOf = (company: Company) =>
  `${environmentKey(company.environment)} ${accountKey(company)}`;

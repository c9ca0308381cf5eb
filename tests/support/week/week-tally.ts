// What a simulated week came to.
import type { WakeUpCounts } from './wake-ups.ts';

const HOUR_MS = 3_600_000;

/** `unattended`: awake and locked. */
export type WeekPhase = 'at work' | 'unattended' | 'without network' | 'asleep';

export class WeekTally {
  requests = 0;
  /** Of tokens that were given, and grew old, while nothing was wrong. */
  renewals = 0;
  /** How late the latest of them was; negative for early. */
  latestMs = Number.NEGATIVE_INFINITY;
  copied = 0;
  /** Not valid at the service when it was copied. */
  dead = 0;
  shortAndSaid = 0;
  shortUnsaid = 0;
  nothingInTrouble = 0;
  nothingWhileWell = 0;
  /** By the operator, where the app asked for it. */
  signIns = 0;
  /** Looks at companies that are kept fresh, and how many had no valid token. */
  checked = 0;
  withoutToken = 0;
  /** That were waiting then. */
  readonly timersAtMidnight: number[] = [];
  readonly #phases = new Map<WeekPhase, { ms: number; readonly counts: Map<string, number> }>();

  noteWakeUps(phase: WeekPhase, ms: number, counts: WakeUpCounts): void {
    const known = this.#phases.get(phase) ?? { ms: 0, counts: new Map() };
    this.#phases.set(phase, known);
    known.ms += ms;
    for (const [file, count] of Object.entries(counts))
      known.counts.set(file, (known.counts.get(file) ?? 0) + count);
  }

  hoursOf(phase: WeekPhase): number {
    return (this.#phases.get(phase)?.ms ?? 0) / HOUR_MS;
  }

  /** Timers that fired in an hour of this phase, by the file that set them, most often first. */
  wakeUpsPerHour(phase: WeekPhase): readonly (readonly [file: string, perHour: number])[] {
    const hours = this.hoursOf(phase);
    return [...(this.#phases.get(phase)?.counts ?? [])]
      .map(([file, count]) => [file, count / hours] as const)
      .toSorted(([, one], [, other]) => other - one);
  }
}

// Which of the app's files set the timers that fire on a driven clock: each of them would wake a computer.
import type { ManualClock } from '../core/manual-clock.ts';

export type WakeUpCounts = Readonly<Record<string, number>>;

/** What stands between a timer and whoever wants it. */
const GO_BETWEENS = 'app/time/';
const FRAMES = 15;

export class WakeUps {
  readonly #setTimer: ManualClock['setTimer'];
  readonly #counts = new Map<string, number>();

  /** From now on the timers of this clock are counted. */
  constructor(clock: ManualClock) {
    this.#setTimer = clock.setTimer;
    clock.setTimer = (delayMs, run) => this.timerOf(callerInApp(), delayMs, run);
  }

  /** For a stand-in of one of the app's files. */
  timerOf(file: string, delayMs: number, run: () => void): () => void {
    return this.#setTimer(delayMs, () => {
      this.#counts.set(file, (this.#counts.get(file) ?? 0) + 1);
      run();
    });
  }

  /** Timers that have fired since the last time it was asked, by file. */
  take(): WakeUpCounts {
    const counts = Object.fromEntries(this.#counts);
    this.#counts.clear();
    return counts;
  }
}

/** As `app/tokens/session.ts`; the test itself where none of the app's files is under way. */
function callerInApp(): string {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.stackTraceLimit = FRAMES;
  Error.prepareStackTrace = (_error, sites) => sites.map((site) => site.getFileName() ?? '');
  const files = new Error().stack as unknown as readonly string[];
  Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  for (const file of files) {
    const [, inApp] = /[\\/](app[\\/][^?]+\.ts)/.exec(file.includes('node_modules') ? '' : file) ?? [];
    const name = inApp?.replaceAll('\\', '/');
    if (name && !name.startsWith(GO_BETWEENS)) return name;
  }
  return 'tests';
}

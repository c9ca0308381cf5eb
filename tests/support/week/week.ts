// A simulated week of the whole core: its stores, sessions, scheduler, gate, activity and announcements, on a driven clock, at
// services that are the practice server's own code. Counts what a copy was worth, what was renewed too late, and every timer.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PracticeAccount } from '../../../app/practice/practice-accounts.ts';
import { describeTray } from '../../../app/tray/tray-menu.ts';
import { CoreBench } from '../core/core-bench.ts';
import { settle } from '../core/manual-clock.ts';
import { MemoryFiles } from '../core/memory-files.ts';
import { seeded } from '../core/seeded.ts';
import { WakeUps } from './wake-ups.ts';
import { type WeekCompany, weekCompanies } from './week-companies.ts';
import { MINUTE_MS, type WeekEvent, weekPlan } from './week-plan.ts';
import { WeekServices } from './week-services.ts';
import { type WeekPhase, WeekTally } from './week-tally.ts';

const SECOND_MS = 1_000;
const PROMISED_MS = 2 * MINUTE_MS;
/** The longest pause between two tries of a company without a valid token is a quarter of an hour. */
const RECOVERY_MS = 16 * MINUTE_MS;
const ANSWER_LIMIT_S = 120;
const TRAY = 'app/platform/tray/electron-tray.ts';

export interface WeekOptions {
  readonly companies: number;
  readonly days: number;
  readonly seed: number;
  /** The app's own chance; with 0 for each, a renewal comes at its latest moment. */
  readonly random?: () => number;
  readonly onMidnight?: (week: Week) => void;
}

export class Week {
  readonly bench: CoreBench;
  readonly tally = new WeekTally();
  readonly #options: WeekOptions;
  readonly #companies: readonly WeekCompany[];
  readonly #byAccount: ReadonlyMap<PracticeAccount, WeekCompany>;
  readonly #services: WeekServices;
  readonly #wakeUps: WakeUps;
  readonly #random: () => number;
  readonly #givenAtMs = new Map<PracticeAccount, number>();
  #ids: readonly string[] = [];
  #phase: WeekPhase = 'at work';
  #phaseSinceMs = 0;
  #isAsleep = false;
  #isWindowOpen = false;
  /** Since when nothing has been wrong; infinite while something is. */
  #wellSinceMs = 0;

  private constructor(options: WeekOptions) {
    this.#options = options;
    this.#random = seeded(options.seed + 1);
    this.#companies = weekCompanies(options.companies);
    this.#byAccount = new Map(this.#companies.map((company) => [company.account, company]));
    const accounts = this.#companies.map(({ account }) => account);
    this.bench = new CoreBench({
      files: new MemoryFiles(),
      random: options.random ?? seeded(options.seed + 2),
      fetch: (input, init) => this.#services.fetch(input, init),
      forgets: true,
    });
    const { clock, network } = this.bench;
    const onToken = (account: PracticeAccount) => this.#noteToken(account);
    this.#services = new WeekServices({ clock, network, accounts, onToken });
    this.#wakeUps = new WakeUps(clock);
    clock.settle = () => this.#quiet();
  }

  /** With every company signed in. Ends with `Symbol.asyncDispose`. */
  static async start(options: WeekOptions): Promise<Week> {
    const week = new Week(options);
    const { bench } = week;
    await bench.start();
    week.#showTray();
    const ids: string[] = [];
    for (const { input } of week.#companies) {
      const saved = await week.#answered(bench.call('saveCompany', input));
      if (saved.outcome !== 'saved') throw new Error(`a company could not sign in: ${saved.outcome}`);
      ids.push(saved.companyId);
    }
    week.#ids = ids;
    return week;
  }

  async run(): Promise<WeekTally> {
    for (const event of weekPlan(this.#options)) {
      await this.#passUntil(event.atMs);
      await this.#take(event);
    }
    this.#enter(this.#phase);
    return this.tally;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.bench[Symbol.asyncDispose]();
  }

  async #take(event: WeekEvent): Promise<void> {
    const { core, network } = this.bench;
    switch (event.do) {
      case 'copy':
        return this.#copy();
      case 'signIn':
        return void (await this.#signInWhoMust());
      case 'check':
        return this.#check();
      case 'midnight':
        return this.#midnight();
      case 'openWindow':
        this.#isWindowOpen = true;
        return void core.feed.whole();
      case 'closeWindow':
        this.#isWindowOpen = false;
        return;
      case 'lock':
        this.#enter('unattended');
        return core.lock();
      case 'unlock':
        this.#enter('at work');
        return core.wake();
      case 'sleep':
        return this.#fallAsleep();
      case 'wake':
        return this.#wakeUp();
      case 'networkOff':
        network.online = false;
        this.#enter('without network');
        return this.#weigh();
      case 'networkOn':
        network.online = true;
        this.#enter('at work');
        return this.#weigh();
      case 'outage':
        this.#services.outages.set(hostOf(event.service), event.outage);
        return this.#weigh();
      case 'outageEnds':
        this.#services.outages.delete(hostOf(event.service));
        return this.#weigh();
    }
  }

  async #passUntil(atMs: number): Promise<void> {
    const { clock } = this.bench;
    const leftMs = atMs - clock.monotonic();
    if (this.#isAsleep) clock.sleep(Math.max(0, leftMs));
    else if (leftMs > 0) await clock.advance(leftMs);
  }

  #fallAsleep(): void {
    this.#enter('asleep');
    this.#isAsleep = true;
    this.#weigh();
  }

  async #wakeUp(): Promise<void> {
    this.#isAsleep = false;
    this.#enter('unattended');
    this.#weigh();
    await this.bench.core.wake();
  }

  /** Whether something is wrong now. */
  #weigh(): void {
    const isWell = this.bench.network.online && this.#services.outages.size === 0 && !this.#isAsleep;
    this.#wellSinceMs = isWell ? this.bench.clock.monotonic() : Number.POSITIVE_INFINITY;
  }

  #enter(phase: WeekPhase): void {
    const nowMs = this.bench.clock.monotonic();
    this.tally.noteWakeUps(this.#phase, nowMs - this.#phaseSinceMs, this.#wakeUps.take());
    this.#phase = phase;
    this.#phaseSinceMs = nowMs;
  }

  /** As the tray of the app does it, whose icon this is not. */
  #showTray(): void {
    const { core, clock } = this.bench;
    let cancelTimer = () => {};
    core.snapshots.subscribe((snapshot) => {
      const refresh = () => {
        cancelTimer();
        const { changesInMs } = describeTray(snapshot, core.texts, clock.now());
        if (changesInMs !== undefined) cancelTimer = this.#wakeUps.timerOf(TRAY, changesInMs, refresh);
      };
      refresh();
      if (this.#isWindowOpen) core.feed.changeTo(snapshot);
    });
  }

  async #copy(): Promise<void> {
    const { bench } = this;
    const companyId = this.#ids[Math.floor(this.#random() ** 2 * this.#ids.length)] ?? '';
    const copying = bench.call('copyToken', { companyId, format: null });
    const result = await this.#answered(copying);
    const isWell = bench.clock.monotonic() - this.#wellSinceMs > RECOVERY_MS;
    const { tally } = this;
    if (result.outcome !== 'copied') {
      if ((await this.#signInWhoMust()) > 0) return;
      if (isWell) tally.nothingWhileWell += 1;
      else tally.nothingInTrouble += 1;
      return;
    }
    const leftMs = this.#services.livesForMs(bench.clipboard.text);
    tally.copied += 1;
    if (leftMs <= 0) tally.dead += 1;
    else if (leftMs < PROMISED_MS && !result.shortLived) tally.shortUnsaid += 1;
    else if (result.shortLived) tally.shortAndSaid += 1;
  }

  /** The operator signs in to everything that asks for it; gives how many that were. */
  async #signInWhoMust(): Promise<number> {
    const { bench } = this;
    const asking = bench.snapshot().companies.filter(({ status }) => status === 'needsSignIn');
    for (const { id, label, storePassword } of asking) {
      const known = this.#companies.find((company) => company.label === label);
      const secrets = known?.secrets ?? {};
      // Its token was old because it waited for the operator.
      if (known) this.#givenAtMs.delete(known.account);
      await this.#answered(bench.call('signIn', { companyId: id, secrets, storePassword }));
    }
    this.tally.signIns += asking.length;
    return asking.length;
  }

  /** Where all has been well for long enough, every token that is kept fresh is valid. */
  #check(): void {
    const { clock } = this.bench;
    const nowMs = clock.now();
    if (clock.monotonic() - this.#wellSinceMs < RECOVERY_MS) return;
    for (const { renewalMode, status, validity } of this.bench.snapshot().companies) {
      if (renewalMode === 'onCopy' || status === 'needsSignIn') continue;
      this.tally.checked += 1;
      if (validity.kind !== 'until' || validity.untilMs <= nowMs) this.tally.withoutToken += 1;
    }
  }

  #midnight(): void {
    const { bench, tally } = this;
    bench.notifications.length = 0;
    tally.timersAtMidnight.push(bench.clock.pending);
    tally.requests = this.#services.requests;
    this.#options.onMidnight?.(this);
  }

  /** Of a renewal for a token that was given and grew old while nothing was wrong. */
  #noteToken(account: PracticeAccount): void {
    const nowMs = this.bench.clock.monotonic();
    const givenAtMs = this.#givenAtMs.get(account) ?? Number.NEGATIVE_INFINITY;
    this.#givenAtMs.set(account, nowMs);
    const { renewedWithinMs } = this.#byAccount.get(account) ?? {};
    if (renewedWithinMs === undefined || givenAtMs < this.#wellSinceMs) return;
    this.tally.renewals += 1;
    this.tally.latestMs = Math.max(this.tally.latestMs, nowMs - givenAtMs - renewedWithinMs);
  }

  /** Time goes on while a service keeps us waiting. */
  async #answered<Answer>(answer: Promise<Answer>): Promise<Answer> {
    let isThere = false;
    const settled = answer.finally(() => {
      isThere = true;
    });
    await this.#quiet();
    for (let seconds = 0; !isThere && seconds < ANSWER_LIMIT_S; seconds += 1)
      await this.bench.clock.advance(SECOND_MS);
    if (!isThere) throw new Error(`no answer within ${ANSWER_LIMIT_S} s`);
    return settled;
  }

  /** Answers are made in other threads: once the last is there, the app has as long as ever to take it in. */
  async #quiet(): Promise<void> {
    let before: number;
    do {
      before = this.#services.requests;
      while (!this.#services.isQuiet) await nextTurn();
      await settle();
    } while (!this.#services.isQuiet || this.#services.requests > before);
  }
}

const hostOf = (service: number) => `s${service}.example.com`;

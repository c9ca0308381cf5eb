// Updates of the app itself: looks for a newer version once a day and when asked, announces it once, downloads it when the
// operator says so, and installs it at the next start, before anything else has begun.
import type { Notifier } from '../announcements/notifier.ts';
import type { UpdateStatus, UpdatesView } from '../shared/contract/updates.ts';
import type { SaveOutcome } from '../storage/save-outcome.ts';
import type { Texts } from '../texts/texts.ts';
import type { Clock } from '../time/clock.ts';
import { SingleFlight } from '../time/single-flight.ts';
import {
  FIRST_LOOK_MS,
  isAllowed,
  isCheckDue,
  LOOK_EVERY_MS,
  startDecision,
  updatePermission,
  updateWay,
} from './update-policy.ts';
import type { UpdateRecord } from './update-record.ts';
import type { UpdateSource } from './update-source.ts';
import { type UpdateState, updateStatus } from './update-status.ts';
import { isNewer } from './version-order.ts';

export interface UpdatesOptions {
  readonly clock: Clock;
  /** Undefined for a copy that was built without an address for updates. */
  readonly source: UpdateSource | undefined;
  readonly record: {
    readonly current: UpdateRecord;
    saveNow(record: UpdateRecord): Promise<SaveOutcome>;
  };
  readonly runningVersion: string;
  /** The operator's setting. */
  readonly lookForUpdates: () => boolean;
  /** Whether IT has turned updates off for everyone. */
  readonly isForcedOff: () => boolean;
  readonly texts: Texts;
  readonly notifier: Notifier;
  /** The operator wants to see more of what a notification told. */
  readonly onClick: () => void;
  readonly onChange: () => void;
}

/** What is forgotten when the app ends. */
type PassingState = Omit<UpdateState, 'waitingVersion' | 'hasChecked'>;

export class Updates {
  readonly #options: UpdatesOptions;
  readonly #checks = new SingleFlight(() => this.#check());
  readonly #downloads = new SingleFlight(() => this.#download());
  #state: PassingState = {};
  #hasStarted = false;
  #startsHidden = false;
  #cancelTimer = () => {};

  constructor(options: UpdatesOptions) {
    this.#options = options;
  }

  get view(): UpdatesView {
    const { lastCheckedMs } = this.#record;
    return { permission: this.#permission, status: this.#status, lastCheckedMs };
  }

  /** This is the first start of a version that was installed by one that showed no window. */
  get startsHidden(): boolean {
    return this.#startsHidden;
  }

  /** The line for a terminal that installs the newer version, where there is one. */
  get command(): string | undefined {
    const { newer } = this.#state;
    return newer?.way.kind === 'command' ? newer.way.command : undefined;
  }

  /**
   * True where the app must end now, because the new version is about to start. To be called before `start`, while there is no
   * session that could sign in, renew or copy.
   */
  async installWaiting(isHidden: boolean): Promise<boolean> {
    if (this.#hasStarted) throw new Error('an update is installed only before anything else has begun');
    const { waiting } = this.#record;
    const decision = startDecision(waiting, this.#options.runningVersion, this.#permission);
    if (!waiting || decision === 'nothing') return false;
    if (decision === 'install') return this.#install({ ...waiting, isHidden });
    this.#startsHidden = decision === 'done' && waiting.isTried && waiting.isHidden;
    if (decision === 'failed') this.#state = { failed: { during: 'install', failure: 'notInstalled' } };
    await this.#save({ waiting: null });
    return false;
  }

  /** From now on it looks for newer versions. */
  start(): void {
    this.#hasStarted = true;
    if (this.#options.source) this.#lookIn(FIRST_LOOK_MS);
  }

  stop(): void {
    this.#cancelTimer();
  }

  /** Because the operator asks. */
  async checkNow(): Promise<void> {
    if (isAllowed(this.#permission)) await this.#checks.run();
  }

  /** Because the operator says so. */
  async download(): Promise<void> {
    const isWanted = isAllowed(this.#permission) && this.#state.newer?.way.kind === 'download';
    if (isWanted && !this.#state.underWay) await this.#downloads.run();
  }

  get #record(): UpdateRecord {
    return this.#options.record.current;
  }

  get #permission() {
    const { source, isForcedOff, lookForUpdates } = this.#options;
    return updatePermission({
      hasFeed: source !== undefined,
      isForcedOff: isForcedOff(),
      lookForUpdates: lookForUpdates(),
    });
  }

  get #status(): UpdateStatus {
    const { waiting, lastCheckedMs } = this.#record;
    const { newer, ...state } = this.#state;
    const isOn = isAllowed(this.#permission);
    return updateStatus({
      ...state,
      // What IT has turned off since is neither offered nor installed.
      ...(isOn && newer && { newer }),
      ...(isOn && waiting && { waitingVersion: waiting.version }),
      hasChecked: lastCheckedMs !== null,
    });
  }

  async #install(waiting: NonNullable<UpdateRecord['waiting']>): Promise<boolean> {
    const { source } = this.#options;
    // First the note that it was tried: without it, a version that cannot be installed would stop every start.
    const noted = await this.#save({ waiting: { ...waiting, isTried: true } });
    if (!source || noted.outcome !== 'saved') return false;
    const installed = await source.install(waiting);
    if (installed.kind === 'leaving') return true;
    this.#state = { failed: { during: 'install', failure: installed.failure } };
    await this.#save({ waiting: null });
    return false;
  }

  #lookIn(delayMs: number): void {
    this.#cancelTimer = this.#options.clock.setTimer(delayMs, () => {
      this.#lookIn(LOOK_EVERY_MS);
      if (this.#isDue()) void this.#checks.run();
    });
  }

  #isDue(): boolean {
    return this.#permission === 'daily' && isCheckDue(this.#record, this.#options.clock.now());
  }

  async #check(): Promise<void> {
    const { source, clock } = this.#options;
    const { newer, underWay } = this.#state;
    // What waits is installed first; a download is not disturbed.
    if (!source || underWay || this.#record.waiting) return;
    this.#show({ underWay: { kind: 'check' }, ...(newer && { newer }) });
    const found = await source.check();
    const nowMs = clock.now();
    const times = { lastTriedMs: nowMs, ...(found.kind !== 'failed' && { lastCheckedMs: nowMs }) };
    const saved = this.#save(times);
    if (found.kind === 'failed')
      this.#show({ failed: { during: 'check', failure: found.failure }, ...(newer && { newer }) });
    else if (found.kind === 'upToDate') this.#show({});
    else this.#show({ newer: { version: found.version, way: updateWay(source, found.fileUrl) } });
    await saved;
    await this.#announce();
  }

  async #download(): Promise<void> {
    const { source } = this.#options;
    const { newer } = this.#state;
    if (!source || !newer) return;
    const showPercent = (percent: number) => this.#show({ newer, underWay: { kind: 'download', percent } });
    showPercent(0);
    const outcome = await source.download(showPercent);
    if (outcome.kind === 'downloaded') {
      const { version, file, sha512 } = outcome.update;
      await this.#save({ waiting: { version, file, sha512, isTried: false, isHidden: false } });
      this.#show({ newer });
    } else this.#show({ newer, failed: { during: 'download', failure: outcome.failure } });
  }

  /** Each version once. */
  async #announce(): Promise<void> {
    const { texts, notifier, onClick } = this.#options;
    const { newer } = this.#state;
    const { announcedVersion } = this.#record;
    if (!newer) return;
    if (announcedVersion !== null && !isNewer(newer.version, announcedVersion)) return;
    notifier.show({
      title: texts.say('update.found.title', { version: newer.version }),
      body: texts.say(`update.found.${newer.way.kind}`),
      isQuiet: true,
      group: 'updates',
      onClick,
    });
    await this.#save({ announcedVersion: newer.version });
  }

  #show(state: PassingState): void {
    this.#state = state;
    this.#options.onChange();
  }

  #save(changed: Partial<UpdateRecord>): Promise<SaveOutcome> {
    return this.#options.record.saveNow({ ...this.#record, ...changed });
  }
}

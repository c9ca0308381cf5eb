// What happened, kept for 30 days or 5,000 entries. Metadata: a kill may cost the last seconds. Knows no words.
import { z } from 'zod';
import { CoalescedWriter } from '../storage/coalesced-writer.ts';
import type { DocumentKind, LoadReport } from '../storage/durable-document.ts';
import type { SaveOutcome } from '../storage/save-outcome.ts';
import type { StorageFault } from '../storage/storage-fault.ts';
import type { Clock } from '../tokens/clock.ts';
import { type ActivityEntry, activityEntrySchema, type Happening } from './activity-entry.ts';

const KEPT_MS = 30 * 24 * 60 * 60_000;
const KEPT_ENTRIES = 5_000;
/** A wall clock that has gone on by this much more than the other one was set. */
const CLOCK_SET_MS = 60_000;
// A full log has many pages: where many companies renew, they are not written with each of them.
const WAITS = { quietMs: 2_000, longestMs: 10_000 } as const;

const contentSchema = z.strictObject({ entries: z.array(activityEntrySchema) });
type ActivityContent = z.infer<typeof contentSchema>;

export const ACTIVITY_DOCUMENT: DocumentKind<ActivityContent> = {
  name: 'activity',
  schemaVersion: 1,
  schema: contentSchema,
  initial: { entries: [] },
  migrations: {},
};

export interface ActivityLogOptions {
  readonly clock: Clock;
  readonly document: {
    load(): Promise<Pick<LoadReport<ActivityContent>, 'value' | 'faults'>>;
    save(value: ActivityContent): Promise<SaveOutcome>;
  };
  readonly onSaved: (outcome: SaveOutcome) => void;
}

export class ActivityLog {
  readonly #options: ActivityLogOptions;
  readonly #writer: CoalescedWriter<ActivityContent>;
  #entries: ActivityEntry[] = [];
  #lastId = 0;
  #revision = 0;
  #lastMonotonicMs: number | undefined;

  constructor(options: ActivityLogOptions) {
    this.#options = options;
    this.#writer = new CoalescedWriter({
      clock: options.clock,
      save: (content) => options.document.save(content),
      onOutcome: options.onSaved,
      waits: WAITS,
    });
  }

  /** Called once, before anything else. */
  async load(): Promise<readonly StorageFault[]> {
    const { value, faults } = await this.#options.document.load();
    this.#entries = [...value.entries];
    this.#lastId = value.entries.reduce((last, { id }) => Math.max(last, id), 0);
    this.#dropOld();
    return faults;
  }

  /** In the order in which things happened; what happens later is added to it. */
  all(): readonly ActivityEntry[] {
    return this.#entries;
  }

  /** The same, by company; null for the app itself. */
  byCompany(): ReadonlyMap<string | null, readonly ActivityEntry[]> {
    const groups = new Map<string | null, ActivityEntry[]>();
    for (const entry of this.#entries) {
      const group = groups.get(entry.companyId);
      if (group) group.push(entry);
      else groups.set(entry.companyId, [entry]);
    }
    return groups;
  }

  /** Another number for every change. */
  get revision(): number {
    return this.#revision;
  }

  add(happening: Happening): void {
    const { clock } = this.#options;
    this.#lastId += 1;
    const gapMs = this.#gapMs();
    const entry = { ...happening, id: this.#lastId, atMs: clock.now(), ...(gapMs > 0 ? { gapMs } : {}) };
    this.#lastMonotonicMs = clock.monotonic();
    this.#entries.push(entry);
    this.#prune();
    this.#changed();
  }

  clear(): void {
    this.#entries = [];
    this.#changed();
  }

  /** Saves what still waits to be saved. */
  flush(): Promise<SaveOutcome> {
    return this.#writer.flush();
  }

  /** How much of the time since the last entry was not lived through. */
  #gapMs(): number {
    const { clock } = this.#options;
    const last = this.#entries.at(-1);
    if (!last) return 0;
    const passedMs = clock.now() - last.atMs;
    if (this.#lastMonotonicMs === undefined) return passedMs;
    const setByMs = passedMs - (clock.monotonic() - this.#lastMonotonicMs);
    return setByMs > CLOCK_SET_MS ? passedMs : 0;
  }

  /** Costs nothing most of the time: it is called for each of many hundred entries at once. */
  #prune(): void {
    const tooMany = this.#entries.length - KEPT_ENTRIES;
    if (tooMany > 0) this.#entries.splice(0, tooMany);
    const first = this.#entries.at(0);
    if (first && first.atMs < this.#keptSinceMs()) this.#dropOld();
  }

  /** What lies in the future stays: the clock may have been ahead then, or be behind now. */
  #dropOld(): void {
    const sinceMs = this.#keptSinceMs();
    this.#entries = this.#entries.filter(({ atMs }) => atMs >= sinceMs).slice(-KEPT_ENTRIES);
  }

  #keptSinceMs(): number {
    return this.#options.clock.now() - KEPT_MS;
  }

  #changed(): void {
    this.#revision += 1;
    this.#writer.change({ entries: this.#entries });
  }
}

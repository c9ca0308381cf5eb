// What happened, kept for 30 days or 5,000 entries, shared fairly by the companies. Metadata: a kill may cost the last
// seconds. Knows no words.
import { z } from 'zod';
import { ACTIVITY_KEPT_DAYS, ACTIVITY_LIMIT } from '../shared/contract/activity.ts';
import type { DocumentKind } from '../storage/durable-document.ts';
import type { SaveOutcome } from '../storage/save-outcome.ts';
import type { StorageFault } from '../storage/storage-fault.ts';
import { StoredValue, type StoredValueOptions } from '../storage/stored-value.ts';
import type { Clock } from '../time/clock.ts';
import { type ActivityEntry, activityEntrySchema, type Happening, joinedEntry } from './activity-entry.ts';

const KEPT_MS = ACTIVITY_KEPT_DAYS * 24 * 60 * 60_000;
/** If the wall clock has advanced by this much more than the monotonic one, it was set. */
const CLOCK_SET_MS = 60_000;
// A full log has many pages; they are not written each time one of many companies renews.
const WAITS = { quietMs: 2_000, longestMs: 10_000 } as const;

const contentSchema = z.strictObject({ entries: z.array(activityEntrySchema) });
type ActivityContent = z.infer<typeof contentSchema>;

export const ACTIVITY_DOCUMENT: DocumentKind<ActivityContent> = {
  name: 'activity',
  schemaVersion: 3,
  schema: contentSchema,
  initial: { entries: [] },
  // Version 1 had no joined entries, and version 2 none about trust.
  migrations: { 1: (content) => content, 2: (content) => content },
};

export class ActivityLog {
  readonly #clock: Clock;
  readonly #stored: StoredValue<ActivityContent>;
  #entries: ActivityEntry[] = [];
  #lastId = 0;
  #revision = 0;
  #lastMonotonicMs: number | undefined;
  /** The newest of this run, by company: what an earlier run wrote is never changed. */
  readonly #newest = new Map<string | null, ActivityEntry>();
  /** How many entries each company has. */
  readonly #sizes = new Map<string | null, number>();

  constructor(options: Omit<StoredValueOptions<ActivityContent>, 'waits'>) {
    this.#clock = options.clock;
    this.#stored = new StoredValue(ACTIVITY_DOCUMENT.initial, { ...options, waits: WAITS });
  }

  /** Called once, before anything else. */
  async load(): Promise<readonly StorageFault[]> {
    const faults = await this.#stored.load();
    this.#entries = [...this.#stored.current.entries];
    this.#lastId = this.#entries.reduce((last, { id }) => Math.max(last, id), 0);
    this.#dropOld();
    return faults;
  }

  /** Oldest first; later entries are added to this very array. */
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

  /** Changes with every change. */
  get revision(): number {
    return this.#revision;
  }

  add(happening: Happening): void {
    this.#lastId += 1;
    const gapMs = this.#gapMs();
    const entry = {
      ...happening,
      id: this.#lastId,
      atMs: this.#clock.now(),
      ...(gapMs > 0 ? { gapMs } : {}),
    };
    this.#lastMonotonicMs = this.#clock.monotonic();
    this.#append(entry);
    this.#prune();
    this.#changed();
  }

  clear(): void {
    this.#entries = [];
    this.#newest.clear();
    this.#sizes.clear();
    this.#changed();
  }

  /** Saves what still waits to be saved. */
  flush(): Promise<SaveOutcome> {
    return this.#stored.flush();
  }

  /** How much of the time since the last entry the app cannot account for. */
  #gapMs(): number {
    const last = this.#entries.at(-1);
    if (!last) return 0;
    const passedMs = this.#clock.now() - last.atMs;
    if (this.#lastMonotonicMs === undefined) return passedMs;
    const setByMs = passedMs - (this.#clock.monotonic() - this.#lastMonotonicMs);
    return setByMs > CLOCK_SET_MS ? passedMs : 0;
  }

  /** Replaces the company's newest where that is the same thing. */
  #append(entry: ActivityEntry): void {
    const { companyId } = entry;
    const former = this.#newest.get(companyId);
    const joined = former && joinedEntry(former, entry);
    const at = joined ? this.#entries.lastIndexOf(former) : -1;
    if (at >= 0) this.#takeOut(at);
    const added = joined && at >= 0 ? joined : entry;
    this.#newest.set(companyId, added);
    this.#entries.push(added);
    this.#count([added]);
  }

  /** Usually costs nothing: it runs for each of several hundred entries in a row. */
  #prune(): void {
    while (this.#entries.length > ACTIVITY_LIMIT) this.#dropOneOfTheMost();
    const first = this.#entries.at(0);
    if (first && first.atMs < this.#keptSinceMs()) this.#dropOld();
  }

  /** The oldest of the company with the most entries: a busy company pushes out nothing of a quiet one. */
  #dropOneOfTheMost(): void {
    let most: string | null = null;
    for (const [companyId, size] of this.#sizes) if (size > (this.#sizes.get(most) ?? 0)) most = companyId;
    this.#takeOut(this.#entries.findIndex(({ companyId }) => companyId === most));
  }

  #takeOut(at: number): void {
    for (const { companyId } of this.#entries.splice(at, 1))
      this.#sizes.set(companyId, (this.#sizes.get(companyId) ?? 0) - 1);
  }

  #count(entries: readonly ActivityEntry[]): void {
    for (const { companyId } of entries) this.#sizes.set(companyId, (this.#sizes.get(companyId) ?? 0) + 1);
  }

  /** Entries from the future stay: the clock may have been ahead then, or be behind now. */
  #dropOld(): void {
    const sinceMs = this.#keptSinceMs();
    this.#entries = this.#entries.filter(({ atMs }) => atMs >= sinceMs);
    this.#sizes.clear();
    this.#count(this.#entries);
    while (this.#entries.length > ACTIVITY_LIMIT) this.#dropOneOfTheMost();
  }

  #keptSinceMs(): number {
    return this.#clock.now() - KEPT_MS;
  }

  #changed(): void {
    this.#revision += 1;
    this.#stored.saveSoon({ entries: this.#entries });
  }
}

// One entry for what happens again and again: how often, since when, and the newest of it. Pure.
import type { ActivityEntry, ActivityKind } from './activity-entry.ts';

/** One entry stands for at most this long, so that the log still tells when something happened. */
const LONGEST_MS = 60 * 60_000;

/** What the app does by itself. What a person does is kept one by one. */
const BY_ITSELF: ReadonlySet<ActivityKind> = new Set([
  'renewed',
  'recovered',
  'offline',
  'failed',
  'expired',
  'needsSignIn',
]);

/** `former`: the newest entry of the same company; undefined where the two are not one and the same thing. */
export function joinedEntry(former: ActivityEntry, entry: ActivityEntry): ActivityEntry | undefined {
  const sinceMs = former.sinceMs ?? former.atMs;
  const isSame =
    BY_ITSELF.has(entry.kind) &&
    former.kind === entry.kind &&
    former.reason === entry.reason &&
    former.companyLabel === entry.companyLabel &&
    // The length of an outage is said once, where it ended.
    former.awayMs === undefined &&
    entry.awayMs === undefined &&
    entry.gapMs === undefined;
  if (!isSame || entry.atMs < former.atMs || entry.atMs - sinceMs > LONGEST_MS) return undefined;
  const hadDied = former.validUntilMs !== undefined && former.validUntilMs < entry.atMs;
  return {
    ...entry,
    ...(former.gapMs === undefined ? {} : { gapMs: former.gapMs }),
    count: (former.count ?? 1) + 1,
    sinceMs,
    ...(former.hasLapses || hadDied ? { hasLapses: true } : {}),
  };
}

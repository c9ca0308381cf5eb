// What the activity log holds: one thing that happened, as data. No words, and nothing secret has a place in it.
import { z } from 'zod';

const ACTIVITY_KINDS = [
  'appStarted',
  'appStopped',
  'added',
  'deleted',
  'restored',
  'imported',
  /** Given another address or account by an imported file, and signed out. */
  'importMoved',
  'importChanged',
  'importUndone',
  'managedAdded',
  'managedAdopted',
  'managedChanged',
  /** Given another address or account by IT, and signed out. */
  'managedMoved',
  'managedRemoved',
  'certificateTrusted',
  'certificateUntrusted',
  'authorityTrusted',
  'authorityUntrusted',
  'signedIn',
  'signedOut',
  'renewed',
  /** Renewed after an outage. */
  'recovered',
  'offline',
  'failed',
  'expired',
  'needsSignIn',
  /** The service was asked whether it accepts the company's own token. */
  'askedAccepted',
  'askedRefused',
  'askedUndecided',
  /** The same of a token that was pasted. */
  'pastedAccepted',
  'pastedRefused',
  'pastedUndecided',
  /** Signs in by user ID from now on. */
  'userIdUsed',
  'userIdUndone',
  'copied',
  'copiedAging',
  'copyFailed',
] as const;

const ACTIVITY_REASONS = [
  ...([
    'offline',
    'timeout',
    'rateLimited',
    'serverFault',
    'insecure',
    'clientCertificate',
    'certificateChanged',
    'trustExpired',
    'proxy',
    'cancelled',
    'ownFault',
  ] as const),
  ...(['missingParameter', 'notFound', 'webPage', 'notUnderstood', 'redirected', 'tooLarge'] as const),
  ...(['notABearerToken', 'wayRefused'] as const),
  ...(['rejected', 'refused', 'passwordNotStored', 'secretUnreadable', 'otherAccount', 'otherUser'] as const),
] as const;

const time = z.number();

export const activityEntrySchema = z.strictObject({
  /** Counts up in the order in which things happened, whatever the clock said. */
  id: z.int().min(1),
  /** Unix milliseconds on the wall clock. */
  atMs: time,
  /** Null for what is about the app itself. */
  companyId: z.string().nullable(),
  /** Its name at the time; it may have been renamed or deleted since. */
  companyLabel: z.string(),
  kind: z.enum(ACTIVITY_KINDS),
  reason: z.enum(ACTIVITY_REASONS).optional(),
  /** When the token in question expires. */
  validUntilMs: time.optional(),
  /** How long the outage lasted that ends here. */
  awayMs: time.optional(),
  /** Nothing is known of this time before the entry: the app was not running, or the clock was set. */
  gapMs: time.optional(),
  /** How often it happened, if more than once: then `sinceMs` is the first time and `atMs` the last. */
  count: z.int().min(2).optional(),
  sinceMs: time.optional(),
  /** Between the first and the last time, the token expired at least once. */
  hasLapses: z.literal(true).optional(),
});

export type ActivityEntry = Readonly<z.infer<typeof activityEntrySchema>>;
export type ActivityKind = ActivityEntry['kind'];
export type ActivityReason = NonNullable<ActivityEntry['reason']>;
/** What happened, before the log numbers and dates it. */
export type Happening = Omit<ActivityEntry, 'id' | 'atMs' | 'gapMs' | 'count' | 'sinceMs' | 'hasLapses'>;

/** One entry stands for at most this long, so that the log still shows when things happened. */
const LONGEST_MS = 60 * 60_000;

/** What the app does by itself. What the operator does gets an entry each time. */
const BY_ITSELF: ReadonlySet<ActivityKind> = new Set([
  'renewed',
  'recovered',
  'offline',
  'failed',
  'expired',
  'needsSignIn',
]);

/**
 * One entry for what happens again and again: how often, since when, and the newest of it. `former`: the company's newest
 * entry. Undefined if the two are not the same thing.
 */
export function joinedEntry(former: ActivityEntry, entry: ActivityEntry): ActivityEntry | undefined {
  const sinceMs = former.sinceMs ?? former.atMs;
  const isSame =
    BY_ITSELF.has(entry.kind) &&
    former.kind === entry.kind &&
    former.reason === entry.reason &&
    former.companyLabel === entry.companyLabel &&
    // The length of an outage is given once, where it ended.
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

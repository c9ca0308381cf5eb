// Decides what a change of a session means for the activity log. Pure: what is known of a company goes in and comes out.
import { failureName, traitsOf } from '../providers/failure-traits.ts';
import type { TokenFailure } from '../providers/token-answer.ts';
import type { SessionStatus, SessionView } from '../tokens/session-status.ts';
import type { ActivityEntry, ActivityReason, Happening } from './activity-entry.ts';

/** An outage, from the first failure to the next token. */
interface Outage {
  readonly sinceMs: number;
  /** Undefined where it began in an earlier run of the app. */
  readonly sinceMonotonicMs?: number;
  /** What was said of it: each thing once. */
  readonly said: readonly string[];
}

/** What the log has said of a company, and what was seen of its session last. */
export interface KnownState {
  readonly isSignedOut: boolean;
  readonly waitsFor?: string;
  readonly outage?: Outage;
  readonly flight?: 'signingIn' | 'renewing';
  readonly receivedAtMs?: number;
}

export const NEW_COMPANY: KnownState = { isSignedOut: true };

export interface Moment {
  readonly nowMs: number;
  readonly monotonicMs: number;
}

type What = Omit<Happening, 'companyId' | 'companyLabel'>;

export interface Change {
  readonly known: KnownState;
  readonly what?: What;
}

/** What an earlier run of the app has said of a company; `entries`: its own, oldest first. */
export function knownFrom(entries: readonly ActivityEntry[]): KnownState {
  return entries.reduce<KnownState>(afterEntry, NEW_COMPANY);
}

function afterEntry(known: KnownState, { kind, atMs, sinceMs = atMs, reason }: ActivityEntry): KnownState {
  switch (kind) {
    case 'signedIn':
    case 'renewed':
    case 'recovered':
      return { isSignedOut: false };
    case 'signedOut':
    case 'added':
    case 'imported':
    case 'importMoved':
      return NEW_COMPANY;
    case 'needsSignIn':
      return { isSignedOut: false, ...(reason === undefined ? {} : { waitsFor: reason }) };
    case 'offline':
    case 'failed':
    case 'expired': {
      const topic = topicOf(kind, reason);
      return { isSignedOut: false, outage: outageWith(known.outage ?? { sinceMs, said: [] }, topic) };
    }
    default:
      return known;
  }
}

/** `signedInAlready`: the session comes with a token that was asked for before it could be watched. */
export function activityFromSession(
  known: KnownState,
  { status, token, isRenewing }: SessionView,
  moment: Moment,
  { signedInAlready = false }: { readonly signedInAlready?: boolean } = {},
): Change {
  const { flight, receivedAtMs: _before, ...said } = known;
  const seen = token ? { receivedAtMs: token.receivedAtMs } : {};
  // A clock that is set moves the time of receipt too, but during a flight that is seen before the flight ends.
  const isNewToken = token !== undefined && token.receivedAtMs !== known.receivedAtMs;
  if (status.kind === 'signingIn') return { known: { ...said, ...seen, flight: 'signingIn' } };
  if (status.kind === 'renewing' || isRenewing) return { known: { ...said, ...seen, flight: 'renewing' } };
  if (status.kind === 'ready') {
    // Nothing but a token ends trouble, be it the one that there is once more.
    const wasTrouble = known.outage !== undefined || known.waitsFor !== undefined;
    const hasCome =
      token !== undefined && (flight ? isNewToken || wasTrouble : isNewToken && signedInAlready);
    if (!hasCome) return { known: { ...said, ...seen } };
    const bySignIn = signedInAlready || flight === 'signingIn';
    const kind = bySignIn ? 'signedIn' : known.outage ? 'recovered' : 'renewed';
    const { expiry } = token;
    const validity = expiry.kind === 'until' ? { validUntilMs: expiry.expiresAtMs } : {};
    return {
      known: { isSignedOut: false, ...seen },
      what: { kind, ...validity, ...awayOf(known.outage, moment) },
    };
  }
  if (status.kind === 'onDemand') return { known: { ...said, ...seen } };
  const change = trouble(said, status, moment);
  return { ...change, known: { ...change.known, ...seen } };
}

type Trouble = Exclude<SessionStatus, { kind: 'ready' | 'onDemand' | 'signingIn' | 'renewing' }>;

function trouble(known: KnownState, status: Trouble, moment: Moment): Change {
  if (status.kind === 'signedOut')
    return known.isSignedOut ? { known } : { known: NEW_COMPANY, what: { kind: 'signedOut' } };
  if (status.kind === 'needsSignIn') {
    // The log's format has one word for both, which older versions know.
    const reason = status.reason === 'storedRefused' ? 'refused' : status.reason;
    if (known.waitsFor === reason) return { known };
    return {
      known: { isSignedOut: false, waitsFor: reason },
      what: { kind: 'needsSignIn', reason, ...awayOf(known.outage, moment) },
    };
  }
  const reason = status.failure && reasonOf(status.failure);
  const failed = status.failure && traitsOf(status.failure).isOffline ? 'offline' : 'failed';
  // Each cause is said once; that the token has died, after its cause.
  const kinds = status.kind === 'expired' ? ([failed, 'expired'] as const) : ([failed] as const);
  const said = known.outage?.said ?? [];
  const news = kinds.find((kind) => isNews(kind, reason, said));
  if (news === undefined) return { known };
  const outage = known.outage ?? {
    sinceMs: moment.nowMs,
    sinceMonotonicMs: moment.monotonicMs,
    said: [],
  };
  return {
    known: { isSignedOut: false, outage: outageWith(outage, topicOf(news, reason)) },
    what: { kind: news, ...(reason === undefined ? {} : { reason }) },
  };
}

function isNews(
  kind: 'offline' | 'failed' | 'expired',
  reason: ActivityReason | undefined,
  said: readonly string[],
) {
  const hasCause = kind === 'expired' || reason !== undefined;
  return hasCause && !said.includes(topicOf(kind, reason));
}

const topicOf = (kind: string, reason: string | undefined) => (kind === 'failed' ? `failed ${reason}` : kind);

const outageWith = (outage: Outage, topic: string): Outage => ({ ...outage, said: [...outage.said, topic] });

/** The log does not tell an unknown host name from other ways to be offline, nor what a service's errors make the app doubt. */
function reasonOf(failure: TokenFailure): ActivityReason {
  const name = failureName(failure);
  if (name === 'storedInDoubt' || name === 'renewalInDoubt') return 'serverFault';
  return name === 'unknownHost' ? 'offline' : name;
}

function awayOf(outage: Outage | undefined, { nowMs, monotonicMs }: Moment): { readonly awayMs?: number } {
  if (!outage) return {};
  const { sinceMs, sinceMonotonicMs } = outage;
  const awayMs = sinceMonotonicMs === undefined ? nowMs - sinceMs : monotonicMs - sinceMonotonicMs;
  return { awayMs: Math.max(0, awayMs) };
}

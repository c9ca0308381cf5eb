// The last 24 hours of a company's token: when it was valid, at risk, gone or unknown. Pure.
import type { DaySegment } from '../shared/contract/activity.ts';
import type { ActivityEntry } from './activity-entry.ts';

const DAY_MS = 24 * 60 * 60_000;

type State = DaySegment['state'];

interface Token {
  readonly state: State;
  /** Infinity where the service does not say. */
  readonly diesAtMs: number;
}

const NO_TOKEN: Token = { state: 'gone', diesAtMs: 0 };

/**
 * `entries`: the company's own and the app's, oldest first. Covers the whole day without gaps. `isOnDemand`: the operator
 * wants a token when copying, so one that dies in good order leaves the company idle, not without a token.
 */
export function dayPicture(
  entries: readonly ActivityEntry[],
  nowMs: number,
  { isOnDemand = false }: { readonly isOnDemand?: boolean } = {},
): readonly DaySegment[] {
  const spansOf = isOnDemand ? spansOnDemand : spansKeptFresh;
  let spans: DaySegment[] = [];
  let token: Token = { state: 'unknown', diesAtMs: 0 };
  let isRunning = true;
  let sinceMs = Number.NEGATIVE_INFINITY;
  for (const entry of entries.flatMap((each) => unjoined(each, isOnDemand ? 'idle' : 'risk'))) {
    const untilMs = Math.max(sinceMs, entry.atMs - Math.max(0, entry.gapMs ?? 0));
    spans.push(...spansOf(isRunning, token, sinceMs, untilMs));
    spans.push({ state: 'unknown', fromMs: untilMs, toMs: entry.atMs });
    if (entry.atMs < sinceMs) spans = before(spans, entry.atMs);
    if (entry.kind === 'appStopped') isRunning = false;
    if (entry.kind === 'appStarted') isRunning = true;
    token = entry.between ?? afterEntry(token, entry);
    sinceMs = entry.atMs;
  }
  spans.push(...spansOf(isRunning, token, sinceMs, nowMs));
  return gapless(spans, nowMs - DAY_MS, nowMs);
}

/** `between`: the token's state from here until the same thing happened again. */
type Point = ActivityEntry & { readonly between?: Token };

/** A joined entry stands for two moments: the first and the last time. */
function unjoined(entry: ActivityEntry, lapsing: State): readonly Point[] {
  const { sinceMs, gapMs: _before, ...last } = entry;
  if (sinceMs === undefined) return [entry];
  const first = { ...entry, atMs: sinceMs };
  const state = entry.hasLapses ? lapsing : 'valid';
  if (afterEntry(NO_TOKEN, entry).state !== 'valid') return [first, last];
  return [{ ...first, between: { state, diesAtMs: Number.POSITIVE_INFINITY } }, last];
}

function spansKeptFresh(
  isRunning: boolean,
  token: Token,
  fromMs: number,
  toMs: number,
): readonly DaySegment[] {
  if (!isRunning || token.state === 'unknown') return [{ state: 'unknown', fromMs, toMs }];
  if (token.state === 'gone') return [{ state: 'gone', fromMs, toMs }];
  const diesAtMs = Math.min(Math.max(token.diesAtMs, fromMs), toMs);
  return [
    { state: token.state, fromMs, toMs: diesAtMs },
    { state: 'gone', fromMs: diesAtMs, toMs },
  ];
}

const spansOnDemand: typeof spansKeptFresh = (isRunning, token, fromMs, toMs) =>
  spansKeptFresh(isRunning, token, fromMs, toMs).map((span) =>
    token.state === 'valid' && span.state === 'gone' ? { ...span, state: 'idle' } : span,
  );

function afterEntry(token: Token, { kind, validUntilMs }: ActivityEntry): Token {
  switch (kind) {
    case 'signedIn':
    case 'renewed':
    case 'recovered':
      return { state: 'valid', diesAtMs: validUntilMs ?? Number.POSITIVE_INFINITY };
    case 'offline':
    case 'failed':
    case 'needsSignIn':
      return token.state === 'valid' ? { ...token, state: 'risk' } : token;
    case 'added':
    case 'imported':
    case 'importMoved':
    case 'signedOut':
    case 'expired':
      return NO_TOKEN;
    default:
      return token;
  }
}

/** Anything drawn beyond the present was timed by a clock that has been set back since. */
function before(spans: readonly DaySegment[], atMs: number): DaySegment[] {
  return spans.map((span) => ({ ...span, toMs: Math.min(span.toMs, atMs) }));
}

function gapless(spans: readonly DaySegment[], fromMs: number, toMs: number): readonly DaySegment[] {
  const segments: DaySegment[] = [];
  let drawnToMs = fromMs;
  const draw = (state: State, untilMs: number) => {
    if (untilMs <= drawnToMs) return;
    const last = segments.at(-1);
    if (last?.state === state) segments[segments.length - 1] = { ...last, toMs: untilMs };
    else segments.push({ state, fromMs: drawnToMs, toMs: untilMs });
    drawnToMs = untilMs;
  };
  for (const span of spans) {
    if (span.toMs <= span.fromMs) continue;
    draw('unknown', Math.min(span.fromMs, toMs));
    draw(span.state, Math.min(span.toMs, toMs));
  }
  draw('unknown', toMs);
  return segments;
}

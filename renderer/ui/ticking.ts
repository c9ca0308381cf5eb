// The window's clock: one timer for all countdowns, which waits until one of them changes. It runs only while the window is
// visible and something counts down.
import { useCallback, useSyncExternalStore } from 'react';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
/** From here on, words count in seconds. */
const LAST_MS = 2 * MINUTE_MS;
/**
 * While words count in minutes, those of all rows change together, on the clock's half minute: one drawing instead of one for
 * each. They are counted from the end of the half minute, so that they promise too little, by that much at most, and never too much.
 */
const TOGETHER_MS = 30 * SECOND_MS;
/** A sleep stops the timer: what is shown is behind by no more than this afterwards. */
const MAX_WAIT_MS = 10 * SECOND_MS;

/** What is shown changes each `stepMs`, counted back from `untilMs`, and each second at the end. */
export interface Countdown {
  readonly untilMs: number;
  readonly stepMs?: number;
}

type ChangesInMs = (nowMs: number) => number;

const watchers = new Map<() => void, ChangesInMs>();
let timer: number | undefined;
let tickedAtMs = Date.now();
/** Those that come meanwhile do not put off the next tick. */
let lastTickAtMs = 0;

function tick(): void {
  tickedAtMs = Date.now();
  lastTickAtMs = tickedAtMs;
  for (const notify of watchers.keys()) notify();
  arm();
}

function arm(): void {
  window.clearTimeout(timer);
  timer = undefined;
  if (watchers.size === 0 || document.hidden) return;
  const nowMs = Date.now();
  let waitMs = MAX_WAIT_MS;
  for (const changesInMs of watchers.values()) waitMs = Math.min(waitMs, changesInMs(nowMs));
  // Many countdowns end each second at another moment. A clock may be set back.
  const restMs = Math.min(SECOND_MS, lastTickAtMs + SECOND_MS - nowMs);
  timer = window.setTimeout(tick, Math.max(restMs, waitMs));
}

/** The moment for which words are shown. A bar is drawn more often, and for the moment itself. */
function shownFor(untilMs: number, stepMs: number, nowMs: number): number {
  const togetherMs = (Math.floor(nowMs / TOGETHER_MS) + 1) * TOGETHER_MS;
  return stepMs >= TOGETHER_MS && untilMs - togetherMs > LAST_MS ? togetherMs : nowMs;
}

function changesIn(untilMs: number, stepMs: number, nowMs: number): number {
  const leftMs = untilMs - nowMs;
  if (leftMs <= 0) return MAX_WAIT_MS;
  const togetherMs = shownFor(untilMs, stepMs, nowMs);
  if (togetherMs > nowMs) return togetherMs - nowMs;
  return leftMs > LAST_MS ? Math.min(leftMs - LAST_MS, leftMs % stepMs) + 1 : (leftMs % SECOND_MS) + 1;
}

function watch(listener: () => void, changesInMs: ChangesInMs): () => void {
  if (watchers.size === 0) document.addEventListener('visibilitychange', onVisibilityChange);
  watchers.set(listener, changesInMs);
  arm();
  return () => {
    watchers.delete(listener);
    if (watchers.size === 0) document.removeEventListener('visibilitychange', onVisibilityChange);
    arm();
  };
}

function onVisibilityChange(): void {
  if (document.hidden) arm();
  else tick();
}

const watchNothing = () => () => {};

/**
 * What `compute` returns for this moment; redraws only when that changes. Stands still without a countdown. Where nothing has
 * changed, `compute` must return the same value, and for an object the same object.
 */
export function useTicking<Shown>(
  countdown: Countdown | undefined,
  compute: (nowMs: number) => Shown,
): Shown {
  const { untilMs, stepMs = MINUTE_MS } = countdown ?? {};
  const subscribe = useCallback(
    (listener: () => void) =>
      untilMs === undefined ? watchNothing() : watch(listener, (nowMs) => changesIn(untilMs, stepMs, nowMs)),
    [untilMs, stepMs],
  );
  // No tick will correct a moment from before the count ended.
  return useSyncExternalStore(subscribe, () =>
    compute(untilMs === undefined ? Date.now() : shownFor(untilMs, stepMs, roundedNow())),
  );
}

// React reads twice while it draws, and must get the same answer both times.
function roundedNow(): number {
  if (Math.abs(Date.now() - tickedAtMs) >= SECOND_MS) tickedAtMs = Date.now();
  return tickedAtMs;
}

// The window's clock: one timer for all countdowns. It runs only while the window is visible and something counts down.
import { useCallback, useSyncExternalStore } from 'react';

const TICK_MS = 1_000;

const watchers = new Set<() => void>();
let timer: number | undefined;
let tickedAtMs = Date.now();

function tick(): void {
  tickedAtMs = Date.now();
  for (const notify of watchers) notify();
}

function startOrStop(): void {
  const wanted = watchers.size > 0 && !document.hidden;
  if (wanted && timer === undefined) {
    timer = window.setInterval(tick, TICK_MS);
    tick();
  }
  if (!wanted && timer !== undefined) {
    window.clearInterval(timer);
    timer = undefined;
  }
}

function watch(listener: () => void): () => void {
  if (watchers.size === 0) document.addEventListener('visibilitychange', startOrStop);
  watchers.add(listener);
  startOrStop();
  return () => {
    watchers.delete(listener);
    if (watchers.size === 0) document.removeEventListener('visibilitychange', startOrStop);
    startOrStop();
  };
}

const watchNothing = () => () => {};

/**
 * What `compute` returns for this moment; redraws only when that changes. Stands still while `counting` is false. Where
 * nothing has changed, `compute` must return the same value, and for an object the same object.
 */
export function useTicking<Shown>(counting: boolean, compute: (nowMs: number) => Shown): Shown {
  const subscribe = useCallback(
    (listener: () => void) => (counting ? watch(listener) : watchNothing()),
    [counting],
  );
  // No tick will correct a moment from before the count ended.
  const nowMs = () => (!counting ? Date.now() : timer === undefined ? roundedNow() : tickedAtMs);
  return useSyncExternalStore(subscribe, () => compute(nowMs()));
}

// React reads twice while it draws, and must get the same answer both times, also without a timer.
function roundedNow(): number {
  if (Date.now() - tickedAtMs >= TICK_MS) tickedAtMs = Date.now();
  return tickedAtMs;
}

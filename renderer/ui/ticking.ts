// The window's own clock: one timer for all countdowns, running only while the window is visible and something counts down.
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
 * What `compute` says about now; draws again only when that changes. Stands still while `counting` is false. The same
 * answer must be the same value, and an object the same object.
 */
export function useTicking<Shown>(counting: boolean, compute: (nowMs: number) => Shown): Shown {
  const subscribe = useCallback(
    (listener: () => void) => (counting ? watch(listener) : watchNothing()),
    [counting],
  );
  return useSyncExternalStore(subscribe, () => compute(timer === undefined ? roundedNow() : tickedAtMs));
}

// Without a timer nothing else keeps two readings of one drawing equal.
function roundedNow(): number {
  if (Date.now() - tickedAtMs >= TICK_MS) tickedAtMs = Date.now();
  return tickedAtMs;
}

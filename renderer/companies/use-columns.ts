// How many columns the list of companies has: two where the window is wide enough for two whole rows side by side.
import { useSyncExternalStore } from 'react';

/** The same as in app-window.module.css. */
const WIDE = '(min-width: 75rem)';

export function useColumns(): 1 | 2 {
  return useSyncExternalStore(watch, isWide) ? 2 : 1;
}

const isWide = () => window.matchMedia(WIDE).matches;

function watch(listener: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

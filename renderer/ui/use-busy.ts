// Runs one task at a time: what is started while it runs is ignored, so that a second press does nothing twice.
import { useCallback, useRef, useState } from 'react';

export interface Busy {
  readonly isBusy: boolean;
  readonly run: (task: () => Promise<void>) => Promise<void>;
}

export function useBusy(): Busy {
  const [isBusy, setBusy] = useState(false);
  const isRunning = useRef(false);
  const run = useCallback(async (task: () => Promise<void>) => {
    if (isRunning.current) return;
    isRunning.current = true;
    setBusy(true);
    try {
      await task();
    } finally {
      isRunning.current = false;
      setBusy(false);
    }
  }, []);
  return { isBusy, run };
}

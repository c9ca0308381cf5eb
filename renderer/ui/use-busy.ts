// Runs one task at a time. What is started in the meantime is ignored, so that a second press does nothing.
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

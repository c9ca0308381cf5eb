// When the button that confirms takes a press, by pointer or by key: a while after the operator can see the window and has the
// keyboard in it. Main counts from earlier, so that it takes each press that the button takes.
import { useEffect, useState } from 'react';
import type { HeldKeys } from './held-keys.ts';

interface ArmedOptions {
  /** Resolves once main has brought the window to the front. */
  readonly whenShown: Promise<unknown>;
  readonly afterMs: number;
  /** Guarded from the same moment on. */
  readonly keys: Pick<HeldKeys, 'focused'>;
}

/** Once true, it stays so: a click that brings the window back to the front counts. */
export function useArmed({ whenShown, afterMs, keys }: ArmedOptions): boolean {
  const [isArmed, setArmed] = useState(false);
  useEffect(() => {
    let isSeen = false;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const begin = () => {
      if (!isSeen || isOver || !document.hasFocus()) return;
      clearTimeout(timer);
      keys.focused({ timeStamp: performance.now() });
      timer = setTimeout(() => setArmed(true), afterMs);
    };
    void whenShown.then(nextPaint).then(() => {
      isSeen = true;
      begin();
    });
    window.addEventListener('focus', begin);
    return () => {
      isOver = true;
      clearTimeout(timer);
      window.removeEventListener('focus', begin);
    };
  }, [whenShown, afterMs, keys]);
  return isArmed;
}

const nextPaint = () => new Promise<void>((painted) => requestAnimationFrame(() => void setTimeout(painted)));

// Cancels a sign-in that takes long: what was typed stays, and the focus goes back to where the sign-in was started.
import { useEffect, useRef } from 'react';
import { call } from '../bridge.ts';

export interface Cancelling {
  /** Remembers where the focus is as a sign-in begins. */
  readonly begin: () => void;
  readonly cancel: () => void;
  /** Puts the focus back where it was then. */
  readonly returnFocus: () => void;
}

/** `companyId` null: of a company that is being added. Esc cancels too while `isWaiting`. */
export function useCancel(companyId: string | null, isWaiting: boolean): Cancelling {
  const begunAt = useRef<Element | null>(null);

  const cancel = () => void call('cancelSignIn', { companyId });
  const latest = useRef(cancel);
  latest.current = cancel;

  useEffect(() => {
    if (!isWaiting) return;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || document.querySelector('[data-question]')) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, [isWaiting]);

  // The Cancel button disappears at the end of the wait, and the focus with it.
  useEffect(() => {
    if (!isWaiting && document.activeElement === document.body) focusOn(begunAt.current);
  }, [isWaiting]);

  return {
    begin: () => {
      begunAt.current = document.activeElement;
    },
    cancel,
    returnFocus: () => focusOn(begunAt.current),
  };
}

function focusOn(element: Element | null): void {
  if (element instanceof HTMLElement) element.focus();
}

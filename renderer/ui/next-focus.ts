// Where the focus goes when a button is gone because of what it did: it would be lost, and the next Tab begin at the top of the page.
import { useEffect, useRef } from 'react';

/** Returns what is called as the button is pressed. `next`: what has the focus once the button is gone. */
export function useNextFocus(next: () => HTMLElement | null | undefined): () => void {
  const pressed = useRef<Element | null>(null);
  useEffect(() => {
    if (!pressed.current || pressed.current.isConnected) return;
    pressed.current = null;
    if (document.activeElement === document.body) next()?.focus();
  });
  return () => {
    pressed.current = document.activeElement;
  };
}

/** Of the screen, where it begins. */
export const screenHeading = () => document.querySelector<HTMLElement>('main h1');

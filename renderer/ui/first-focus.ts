// Where the focus is as a screen opens: at the field that the screen is for, or else at its heading.
import { useEffect, useRef } from 'react';

/**
 * React Aria's `autoFocus` waits for the next frame while it takes the operator for a screen reader, which it does for as long
 * as an Enter that sends a form is held down; by then the heading has the focus.
 */
export function useFirstFocus(isWanted: boolean, element: () => HTMLElement | null | undefined): void {
  // Not before the page is drawn: a menu that led here would take the focus back.
  useEffect(() => {
    if (isWanted) element()?.focus();
  }, []);
}

/** Puts the focus on `heading`, unless something on the screen has taken it already. */
export function useHeadingFocus() {
  const screen = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!screen.current?.contains(document.activeElement)) heading.current?.focus();
  }, []);
  return { screen, heading };
}

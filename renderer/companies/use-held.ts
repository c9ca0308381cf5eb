// Whether the operator has an element in hand: the pointer is over it, or the keyboard's focus is in it. What is in it must
// not move then.
import { type RefObject, useEffect, useState } from 'react';

export function useHeld(element: RefObject<HTMLElement | null>): boolean {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    const here = element.current;
    if (!here) return;
    // The focus that a click leaves behind is no hand on it.
    const holds = (target: EventTarget | null) =>
      target instanceof Element && here.contains(target) && target.matches(':focus-visible');
    let isUnderPointer = here.matches(':hover');
    let hasFocus = document.hasFocus() && holds(document.activeElement);
    const tell = () => setHeld(isUnderPointer || hasFocus);
    const over = (isOver: boolean) => () => {
      isUnderPointer = isOver;
      tell();
    };
    const [enter, leave] = [over(true), over(false)];
    // In the whole page: an element that is removed loses its focus without an event.
    const focus = ({ type, target, relatedTarget }: FocusEvent) => {
      // On its way from row to row it stays: where it arrives decides.
      if (type === 'focusout' && relatedTarget instanceof Node && here.contains(relatedTarget)) return;
      hasFocus = type === 'focusin' && holds(target);
      tell();
    };
    tell();
    here.addEventListener('pointerenter', enter);
    here.addEventListener('pointerleave', leave);
    document.addEventListener('focusin', focus);
    document.addEventListener('focusout', focus);
    return () => {
      here.removeEventListener('pointerenter', enter);
      here.removeEventListener('pointerleave', leave);
      document.removeEventListener('focusin', focus);
      document.removeEventListener('focusout', focus);
    };
  }, [element]);
  return isHeld;
}

// Whether the operator has an element in hand: the pointer is over it, or the focus is in it. What is in it must not move then.
import { type RefObject, useEffect, useState } from 'react';

export function useHeld(element: RefObject<HTMLElement | null>): boolean {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    const here = element.current;
    if (!here) return;
    const holds = (target: EventTarget | null) => target instanceof Node && here.contains(target);
    let isUnderPointer = here.matches(':hover');
    let hasFocus = document.hasFocus() && holds(document.activeElement);
    const tell = () => setHeld(isUnderPointer || hasFocus);
    const over = (isOver: boolean) => () => {
      isUnderPointer = isOver;
      tell();
    };
    const [enter, leave] = [over(true), over(false)];
    // In the whole page: an element that is removed takes its focus along without a word.
    const focus = ({ type, target, relatedTarget }: FocusEvent) => {
      hasFocus = holds(type === 'focusin' ? target : relatedTarget);
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

// Keys that begin a search from anywhere on the list's screen: Ctrl or Cmd with F, and anything that is typed.
import { useEffect } from 'react';
import { commandKey } from '../command-key.ts';

export interface SearchBeginning {
  /** Puts the focus into the field, whose text the next character replaces; false where there is no field yet. */
  readonly begin: () => boolean;
  /** What was typed, where the field comes too late to take it. */
  readonly beginWith: (character: string) => void;
}

export function useSearchKeys({ begin, beginWith }: SearchBeginning): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('[data-question]')) return;
      const isFind = commandKey(event) === 'f';
      if (!isFind && !isTyped(event)) return;
      // The list would look for a row of that name.
      event.stopPropagation();
      const takesKey = begin();
      if (isFind || !takesKey) event.preventDefault();
      if (!isFind && !takesKey) beginWith(event.key);
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, [begin, beginWith]);
}

/** A character, and not in a field or an open list, which take it themselves. */
function isTyped({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || key === ' ' || [...key].length !== 1) return false;
  const taken =
    'input, textarea, select, [contenteditable], [role="menu"], [role="listbox"], [role="dialog"]';
  return !(target instanceof Element && target.closest(taken));
}

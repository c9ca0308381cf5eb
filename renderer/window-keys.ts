// The keys that work on every screen: Esc goes back; Ctrl or Cmd with N adds a company, with a comma opens the settings; F1 opens the help.
import { useEffect } from 'react';
import { commandKey } from './command-key.ts';
import type { Navigator } from './navigation.ts';

export function useWindowKeys(navigator: Navigator): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('[data-question]')) return;
      const command = commandKey(event);
      if (event.key === 'Escape') navigator.back();
      else if (command === 'n') navigator.open({ screen: 'add' });
      else if (event.key === 'F1') navigator.open({ screen: 'about' });
      else if (command === ',') navigator.open({ screen: 'settings' });
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [navigator]);
}

// Keys on a row that has the focus: Enter and Ctrl or Cmd with C copy its token, Space opens its page.
import { type RefObject, useEffect } from 'react';
import { possibleActions } from '../../app/shared/company-state.ts';
import { currentSnapshot } from '../bridge.ts';
import { commandKey } from '../command-key.ts';
import { useCompanyActions } from './company-actions.ts';

type WithCompany = (companyId: string) => void;

/** Copies, where that gives a token; else what leads to one. */
export function useTake(open: WithCompany): WithCompany {
  const actions = useCompanyActions();
  return (companyId) => {
    const company = currentSnapshot().companies.find(({ id }) => id === companyId);
    if (!company) return;
    const [first] = possibleActions(company, Date.now());
    if (first === 'copy') void actions.copy(company, null);
    else if (first === 'signIn') void actions.signIn(company);
    else open(companyId);
  };
}

interface RowActions {
  readonly take: WithCompany;
  readonly open: WithCompany;
}

export function useRowKeys(frame: RefObject<HTMLElement | null>, { take, open }: RowActions): void {
  useEffect(() => {
    const here = frame.current;
    if (!here) return;
    const press = (event: KeyboardEvent) => {
      const act = rowAction(event);
      const companyId = act && rowIn(event.target);
      if (!companyId) return;
      event.preventDefault();
      // The row would open on Enter.
      event.stopPropagation();
      if (event.repeat) return;
      if (act === 'take') take(companyId);
      else open(companyId);
    };
    here.addEventListener('keydown', press, true);
    return () => here.removeEventListener('keydown', press, true);
  }, [frame, take, open]);
}

export function rowAction(event: Pick<KeyboardEvent, RowKeyPart>): keyof RowActions | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (altKey || shiftKey) return undefined;
  if (ctrlKey || metaKey) return commandKey(event) === 'c' ? 'take' : undefined;
  return ({ Enter: 'take', ' ': 'open' } as const)[key];
}

type RowKeyPart = 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey';

/** A row itself, not a button in it. */
function rowIn(target: EventTarget | null): string | null {
  return target instanceof Element && target.matches('[role="row"]') ? target.getAttribute('data-key') : null;
}

// The home screen with its list of companies, drawn for a test. As in the app, only rows that are in view are drawn: here three or four.
import { useState } from 'react';
import { onTestFinished, vi } from 'vitest';
import type { CompanyView } from '../../../../app/shared/contract/companies.ts';
import { CompaniesScreen } from '../../../../renderer/companies/companies-screen.tsx';
import { CompanyActions, CompanyActionsContext } from '../../../../renderer/companies/company-actions.ts';
import type { Only } from '../../../../renderer/companies/steady-order.ts';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

const SIZES_PX = { clientWidth: 800, clientHeight: 100, scrollHeight: 38 } as const;

export async function drawnCompanies(companies: readonly CompanyView[], filter?: Only) {
  for (const [name, px] of Object.entries(SIZES_PX))
    vi.spyOn(HTMLElement.prototype, name as keyof typeof SIZES_PX, 'get').mockReturnValue(px);
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  const main = await PlayedMain.start({ companies });
  const actions = new CompanyActions({} as never, ((key: string) => key) as never, {} as never);
  const page = await runHook(
    () => {
      const [only, filterBy] = useState(filter);
      return { only, filterBy };
    },
    ({ only }) => (
      <CompanyActionsContext value={actions}>
        <CompaniesScreen only={only} />
      </CompanyActionsContext>
    ),
  );
  const field = () => document.querySelector<HTMLInputElement>('input[type="search"]');
  const write = (text: string) => {
    const input = field();
    input?.focus();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
    input?.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const press = (key: string, held: KeyboardEventInit = {}) =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held }),
    );
  const list = () => document.querySelector('[role="grid"]') as HTMLElement;
  const scrollTo = (px: number) =>
    page.after(() => {
      list().scrollTop = px;
      list().dispatchEvent(new Event('scroll'));
    });
  const rows = () => [...document.querySelectorAll<HTMLElement>('[role="row"]')];
  const copyButton = (row: number) => rows()[row]?.querySelector<HTMLElement>('[data-early="copy"]');
  /** Another screen of the test would find the search that this one left. */
  const endSearch = () => page.after(() => field() && write(''));
  onTestFinished(endSearch);
  return { main, page, field, write, press, list, scrollTo, rows, copyButton };
}

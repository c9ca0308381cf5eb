// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CompaniesScreen } from '../../../../renderer/companies/companies-screen.tsx';
import { CompanyActions, CompanyActionsContext } from '../../../../renderer/companies/company-actions.ts';
import { SEARCHED_FROM } from '../../../../renderer/companies/company-search.ts';
import { company } from '../../../support/snapshot/company-view-sample.ts';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';
import { drawnCompanies } from './drawn-companies.tsx';

beforeEach(() => {
  document.head.innerHTML = '<link rel="stylesheet" href="./style.css"><script src="./index.js"></script>';
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
  document.head.replaceChildren();
});

/** Whether a picture is taken of so many companies once someone has begun to search, and before. */
async function isPictured(count: number, isBegun: boolean): Promise<boolean> {
  const companies = Array.from({ length: count }, (_, at) =>
    company({ id: `${at}`, label: `Company ${at}` }),
  );
  const main = await PlayedMain.start({ companies });
  const actions = new CompanyActions({} as never, ((key: string) => key) as never, {} as never);
  const page = await runHook(
    () => undefined,
    () => (
      <CompanyActionsContext value={actions}>
        <div id="window">
          <CompaniesScreen only={undefined} />
        </div>
      </CompanyActionsContext>
    ),
  );
  const find = new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, bubbles: true, cancelable: true });
  if (isBegun) await page.after(() => window.dispatchEvent(find));
  act(() => vi.advanceTimersByTime(60_000));
  await page.end();
  return main.waiting.includes('keepPicture');
}

it('has its picture taken, but not with a search field that the next start will not have', async () => {
  expect(await isPictured(2, false)).toBe(true);
  expect(await isPictured(2, true)).toBe(false);
  expect(await isPictured(SEARCHED_FROM, true)).toBe(true);
});

const FEW = [company(), company({ id: 'b', label: 'Globex' })];

it('keeps a search field that someone came back to, and the focus in it, as it is emptied', async () => {
  const first = await drawnCompanies(FEW);
  await first.page.after(() => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'g' })));
  await first.page.end();
  const { page, field, write } = await drawnCompanies(FEW);
  expect(field()?.value).toBe('g');
  expect(document.activeElement).not.toBe(field());
  await page.after(() => write(''));
  expect(field()).not.toBeNull();
  expect(document.activeElement).toBe(field());
});

it('leads the focus to the heading when all are shown and the button that shows them is gone', async () => {
  const { page } = await drawnCompanies(FEW, 'attention');
  const showAll = [...document.querySelectorAll('button')].find(
    ({ textContent }) => textContent === 'Show all',
  );
  await page.after(() => {
    showAll?.focus();
    showAll?.click();
  });
  expect(page.went).toEqual([['reset', { screen: 'companies' }]]);
  await page.after(() => page.current.filterBy(undefined));
  expect(document.activeElement?.textContent).toBe('Companies');
});

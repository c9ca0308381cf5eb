// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { CompanyView } from '../../../../app/shared/contract/companies.ts';
import type { QuickCopyBridge } from '../../../../app/shared/contract/quick-copy.ts';
import type { CopyResult } from '../../../../app/shared/contract/sessions.ts';
import { QuickCopyPage } from '../../../../renderer/quick-copy/quick-copy-page.tsx';
import { company } from '../../../support/snapshot/company-view-sample.ts';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

const REFUSED: CopyResult = {
  outcome: 'nothing',
  problem: { title: 'The proxy blocked the request', meaning: 'Ask IT.', remedy: 'retry' },
};

const named = (id: string, label: string, host: string) =>
  company({ id, label, address: `https://${host}`, validity: { kind: 'unknown', sinceMs: 1 } });
const COMPANIES = [
  named('a', 'ACME', 'eu.example'),
  named('b', 'ACME', 'us.example'),
  named('g', 'Globex', 'globex.example'),
];

async function shown(companies: readonly CompanyView[]) {
  await PlayedMain.start({ companies });
  const asked: string[] = [];
  let end: (result: CopyResult) => void = () => undefined;
  const bridge = {
    call: (name: string) => {
      asked.push(name);
      if (name === 'readTypedEarly') return Promise.resolve({ text: '', isEntered: false });
      return new Promise<CopyResult>((answer) => {
        end = answer;
      });
    },
  } as unknown as QuickCopyBridge;
  const page = await runHook(
    () => undefined,
    () => <QuickCopyPage bridge={bridge} />,
  );
  const rows = () => [...document.querySelectorAll<HTMLElement>('[role="option"]')];
  return {
    asked,
    answer: (result: CopyResult) => page.after(() => end(result)),
    click: (at: number) => page.after(() => rows()[at]?.click()),
    point: (at: number) =>
      page.after(() => rows()[at]?.dispatchEvent(new MouseEvent('mousemove', { bubbles: true }))),
    enter: () =>
      page.after(() =>
        document
          .querySelector('input')
          ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })),
      ),
    chosen: () => document.querySelector('[aria-selected="true"]')?.textContent,
    failure: () => [...document.querySelectorAll('[role="alert"] p')].map(({ textContent }) => textContent),
  };
}

it('names the company of which nothing was copied, also while another one is pointed at', async () => {
  const { click, point, answer, chosen, failure } = await shown(COMPANIES);
  await click(1);
  await point(2);
  await answer(REFUSED);
  const said = ['ACME · us.example: nothing copied', 'The proxy blocked the request', 'Ask IT.'];
  expect(failure()).toEqual(said);
  await point(0);
  expect([chosen()?.includes('eu.example'), failure()]).toEqual([true, said]);
});

it('takes the failure away while the same copy is tried again, so that it is read out anew', async () => {
  const { click, answer, failure } = await shown(COMPANIES);
  await click(2);
  await answer(REFUSED);
  await click(2);
  expect(failure()).toEqual([]);
  await answer(REFUSED);
  expect(failure()[0]).toBe('Globex: nothing copied');
});

it('blames no search where there is no company at all, and Enter asks for nothing', async () => {
  const { enter, asked } = await shown([]);
  expect(document.body.textContent).toContain('No companies yet');
  expect(document.body.textContent).not.toContain('No company matches');
  await enter();
  expect(asked.filter((name) => name !== 'readTypedEarly')).toEqual([]);
});

// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { company } from '../../../support/snapshot/company-view-sample.ts';
import { drawnCompanies } from './drawn-companies.tsx';

const validity = { kind: 'unknown', sinceMs: 0 } as const;
const LABELS = [
  'ACME',
  ...Array.from({ length: 12 }, (_, at) => `${at % 2 ? 'Globex' : 'Gamma'} ${at + 10}`),
];

const drawn = () =>
  drawnCompanies(LABELS.map((label) => company({ id: label, label, account: {}, address: '', validity })));

it('Enter copies the best of what is in the field, though the list still shows an earlier search', async () => {
  const { main, page, write, press } = await drawn();
  await page.after(() => write('g'));
  await page.after(() => {
    write('globex 21');
    press('Enter');
  });
  expect(main.inputOf('copyToken')).toEqual({ companyId: 'Globex 21', format: null });
});

it('Enter that is held down copies once', async () => {
  const { main, page, write, press } = await drawn();
  await page.after(() => write('acme'));
  await page.after(() => press('Enter'));
  await page.after(() => press('Enter', { repeat: true }));
  expect(main.waiting.filter((name) => name === 'copyToken')).toHaveLength(1);
});

it('a copy that is under way keeps only the button of its own company busy', async () => {
  const { main, page, write, copyButton } = await drawn();
  await page.after(() => write('acme'));
  await page.after(() => copyButton(0)?.click());
  await page.after(() => write('gamma'));
  await page.after(() => copyButton(0)?.click());
  expect(main.inputOf('copyToken')).toEqual({ companyId: 'Gamma 10', format: null });
});

it('what was copied is said on the row of its company, and not on the one that takes its place', async () => {
  const { main, page, write, copyButton } = await drawn();
  await page.after(() => write('acme'));
  await page.after(() => copyButton(0)?.click());
  await page.after(() => main.answer('copyToken', { outcome: 'copied', message: '', shortLived: false }));
  expect(copyButton(0)?.textContent).toBe('Copied');
  await page.after(() => write('globex'));
  expect(copyButton(0)?.textContent).toBe('Copy token');
});

it('another search shows its best match, wherever the list was', async () => {
  const { page, write, list, scrollTo } = await drawn();
  await scrollTo(400);
  await page.after(() => write('globex'));
  expect(list().scrollTop).toBe(0);
});

it('the down arrow goes to the best match, wherever the list is', async () => {
  const { page, write, press, rows, scrollTo } = await drawn();
  await page.after(() => write('globex'));
  await scrollTo(100);
  expect(rows().map(({ dataset }) => dataset.key)).not.toContain('Globex 11');
  await page.after(() => press('ArrowDown'));
  expect(document.activeElement?.getAttribute('data-key')).toBe('Globex 11');
});

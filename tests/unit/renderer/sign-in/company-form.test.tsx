// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { CompanyForm } from '../../../../renderer/sign-in/company-form.tsx';
import { PlayedMain } from '../played-main.ts';
import { byPassword } from '../provider-view-samples.ts';
import { runHook } from '../run-hook.tsx';

it('says to a screen reader which fields were tidied, once the focus has left them', async () => {
  const main = await PlayedMain.start({ providers: [byPassword] });
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  const page = await runHook(
    () => undefined,
    () => <CompanyForm companyId={null} />,
  );
  const spoken = () =>
    [...document.querySelectorAll('[role="status"]')].map(({ textContent }) => textContent).join('');
  expect(spoken()).toBe('');
  const field = document.querySelector('input[type="text"]') as HTMLInputElement;
  await page.after(() => {
    field.focus();
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {};
    set?.call(field, 'AC\u200bME');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await page.after(() => field.blur());
  await page.after(() => main.answer('checkCompany', { fields: {}, address: null, twin: null }));
  expect([field.value, spoken()]).toEqual(['ACME', 'Name: hidden characters and extra spaces were removed.']);
});

it('warns of a name that looks like another, on the page and to a screen reader, and lets it be saved', async () => {
  const main = await PlayedMain.start({ providers: [byPassword] });
  const page = await runHook(
    () => undefined,
    () => <CompanyForm companyId={null} />,
  );
  const twin = { kind: 'alike', label: 'ACME' } as const;
  await page.after(() => main.answer('checkCompany', { fields: {}, address: null, twin }));
  const words = /^This looks like ACME, which you already have, but some characters are different\./;
  const field = document.querySelector('input[type="text"]');
  const hints = (field?.getAttribute('aria-describedby') ?? '').split(' ');
  expect(hints.map((id) => document.getElementById(id)?.textContent).join('')).toMatch(words);
  const spoken = [...document.querySelectorAll('[role="status"]')].map(({ textContent }) => textContent);
  expect(spoken).toContainEqual(expect.stringMatching(words));
  expect(field?.getAttribute('aria-invalid')).toBeNull();
});

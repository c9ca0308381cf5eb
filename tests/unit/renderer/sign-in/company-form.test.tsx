// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import type { CompanyView } from '../../../../app/shared/contract/companies.ts';
import { CompanyForm } from '../../../../renderer/sign-in/company-form.tsx';
import { company } from '../../../support/snapshot/company-view-sample.ts';
import { PlayedMain } from '../played-main.ts';
import { byPassword } from '../provider-view-samples.ts';
import { runHook } from '../run-hook.tsx';

async function openForm(companies: readonly CompanyView[] = [], companyId: string | null = null) {
  const main = await PlayedMain.start({ providers: [byPassword], companies });
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  const page = await runHook(
    () => undefined,
    () => <CompanyForm companyId={companyId} />,
  );
  const spoken = () =>
    [...document.querySelectorAll('[role="status"]')].map(({ textContent }) => textContent).join('');
  const field = document.querySelector('input[type="text"]') as HTMLInputElement;
  const type = (text: string) =>
    page.after(() => {
      field.focus();
      const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {};
      set?.call(field, text);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  /** What stands under the name. */
  const description = () =>
    (field.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent)
      .join('');
  return { main, page, field, spoken, type, description };
}

it('says to a screen reader which fields were tidied, once the focus has left them', async () => {
  const { main, page, field, spoken, type } = await openForm();
  expect(spoken()).toBe('');
  await type('AC\u200bME');
  await page.after(() => field.blur());
  await page.after(() => main.answer('checkCompany', { fields: {}, address: null, twin: null }));
  expect([field.value, spoken()]).toEqual(['ACME', 'Name: hidden characters and extra spaces were removed.']);
});

it('warns of a name that looks like another, on the page and to a screen reader, and lets it be saved', async () => {
  const { main, page, field, spoken, description } = await openForm();
  const twin = { kind: 'alike', label: 'ACME' } as const;
  await page.after(() => main.answer('checkCompany', { fields: {}, address: null, twin }));
  const words = /^This looks like ACME, which you already have, but some characters are different\./;
  expect(description()).toMatch(words);
  expect(spoken()).toMatch(words);
  expect(field.getAttribute('aria-invalid')).toBeNull();
});

const TAKEN =
  'You already have a company called ACME (practice, acme.example). Give each its own name, so that you copy the right token.';

it('warns about a name that is taken while it is typed, and no longer once it differs', async () => {
  const { spoken, type, description } = await openForm([company()]);
  await type('acm');
  expect(description()).toBe('How it appears in the tray');
  await type('acme');
  expect([description(), spoken()]).toEqual([TAKEN, TAKEN]);
  await type('acme two');
  expect([description(), spoken()]).toEqual(['How it appears in the tray', '']);
});

it('has no warning for a company that keeps its own name, and one where another has it too', async () => {
  const alone = await openForm([company()], 'a');
  expect(alone.description()).toBe('How it appears in the tray');
  await alone.page.end();
  const twin = await openForm([company(), company({ id: 'b' })], 'b');
  expect(twin.description()).toBe(TAKEN);
});

/** The field with this label, and what stands under it. */
function described(label: string): { readonly input: HTMLInputElement; readonly words: () => string } {
  const id = [...document.querySelectorAll('label')].find(
    ({ textContent }) => textContent === label,
  )?.htmlFor;
  const input = document.getElementById(id ?? '') as HTMLInputElement;
  const words = () =>
    (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((each) => document.getElementById(each)?.textContent)
      .join('');
  return { input, words };
}

it('warns of an address with letters that look like others, and lets it be saved', async () => {
  const { main, page, spoken } = await openForm();
  const address = 'https://xn--exmple-4nf.com/';
  const notes = { lookAlike: 'xn--exmple-4nf.com' };
  await page.after(() => main.answer('checkCompany', { fields: {}, address, notes, twin: null }));
  const { input, words } = described('Address');
  expect(words()).toMatch(
    /^Some letters in this address can be mistaken for others\. .* xn--exmple-4nf\.com\./,
  );
  expect(spoken()).toContain('Some letters in this address');
  expect(input.getAttribute('aria-invalid')).toBeNull();
});

it('says whom to ask on the first day, and when to choose a format', async () => {
  await openForm();
  expect(document.body.textContent).toContain('Ask the people who gave you your account, usually IT.');
  expect(document.body.textContent).toContain('Only the token. For a field that asks for a token.');
});

// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { newDraft } from '../../../../renderer/sign-in/company-draft.ts';
import { useDraft } from '../../../../renderer/sign-in/use-draft.ts';
import { PlayedMain } from '../played-main.ts';
import { byPassword, byUserId } from '../provider-view-samples.ts';
import { runHook } from '../run-hook.tsx';

let main: PlayedMain;
beforeEach(async () => {
  main = await PlayedMain.start();
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
});

const blank = () =>
  runHook(() =>
    useDraft({ companyId: null, draft: newDraft(byPassword), providers: [byPassword, byUserId] }),
  );

const FINE = { fields: {}, address: null, twin: null };

describe('a field that is left', () => {
  it('shows what is sent, and says so once something was removed', async () => {
    const form = await blank();
    await form.after(() => form.current.setLabel('ACME\u200b'));
    await form.after(() => void form.current.leave('label'));
    await form.after(() => main.answer('checkCompany', FINE));
    expect([form.current.draft.label, form.current.cleaned]).toEqual(['ACME', ['label']]);
    await form.after(() => form.current.setLabel('ACME 2'));
    expect(form.current.cleaned).toEqual([]);
  });

  it('says what is wrong with it, and leaves it as it was typed', async () => {
    const form = await blank();
    await form.after(() => form.current.setLabel('  '));
    await form.after(() => void form.current.leave('label'));
    await form.after(() =>
      main.answer('checkCompany', { fields: { label: 'Missing' }, address: null, twin: null }),
    );
    expect([form.current.draft.label, form.current.fields.errors]).toEqual(['  ', { label: 'Missing' }]);
    await form.after(() => form.current.setLabel('ACME'));
    expect(form.current.fields.errors).toEqual({});
  });

  it('is not touched where the operator has gone on typing before the answer', async () => {
    const form = await blank();
    await form.after(() => form.current.setLabel('ACME '));
    await form.after(() => void form.current.leave('label'));
    await form.after(() => form.current.setLabel('ACME \u200bLtd '));
    const tooShort = { fields: { label: 'Too short' }, address: null, twin: null };
    await form.after(() => main.answer('checkCompany', tooShort, 1));
    expect(form.current.draft.label).toBe('ACME \u200bLtd ');
    expect(form.current.fields.errors).toEqual({});
  });

  it('is not left where the whole window loses the focus', async () => {
    const form = await blank();
    const before = main.waiting.length;
    vi.mocked(document.hasFocus).mockReturnValue(false);
    await form.after(() => form.current.leave('label'));
    expect(main.waiting).toHaveLength(before);
  });
});

describe('the address as main understands it', () => {
  it('is that of the latest answer to what is typed now', async () => {
    const form = await blank();
    await form.after(() => form.current.setAddress('acme.example'));
    await form.after(() => form.current.setAddress('acme.example.com'));
    await form.after(() =>
      main.answer('checkCompany', { fields: {}, address: 'https://acme.example.com/', twin: null }),
    );
    await form.after(() =>
      main.answer('checkCompany', { fields: {}, address: 'https://acme.example/', twin: null }),
    );
    expect(form.current.understood).toBe('https://acme.example.com/');
  });
});

describe('the address in its field', () => {
  const ACME = 'https://acme.example.com/';
  const understood = (notes: object) => ({ ...FINE, address: ACME, notes });

  it('is the one that is used as soon as the field is left, with what was done to it', async () => {
    const form = await blank();
    await form.after(() => form.current.setAddress(`URL: ${ACME}#/login`));
    await form.after(() => main.answer('checkCompany', understood({ isPicked: true, leftOut: '#/login' })));
    expect([form.current.draft.address, form.current.isAddressShown]).toEqual([`URL: ${ACME}#/login`, false]);
    await form.after(() => void form.current.leave('address'));
    await form.after(() => main.answer('checkCompany', understood({ isPicked: true, leftOut: '#/login' })));
    await form.after(() => main.answer('checkCompany', understood({})));
    expect([form.current.draft.address, form.current.isAddressShown]).toEqual([ACME, true]);
    expect(form.current.addressNotes).toEqual({ isPicked: true, leftOut: '#/login' });
    await form.after(() => form.current.setAddress(`${ACME}a`));
    expect(form.current.isAddressShown).toBe(false);
  });

  it('is shown at once where the link led through another host', async () => {
    const form = await blank();
    await form.after(() => form.current.setAddress('https://filter.example/?url=acme'));
    await form.after(() => main.answer('checkCompany', understood({ through: 'filter.example' })));
    expect([form.current.draft.address, form.current.addressNotes]).toEqual([
      ACME,
      { through: 'filter.example' },
    ]);
  });

  it('stays as it was typed where only a slash was added', async () => {
    const form = await blank();
    await form.after(() => form.current.setAddress('https://acme.example.com'));
    await form.after(() => void form.current.leave('address'));
    await form.after(() => main.answer('checkCompany', understood({})));
    expect([form.current.draft.address, form.current.isAddressShown]).toEqual([
      'https://acme.example.com',
      false,
    ]);
  });
});

describe('the twin of the name', () => {
  const ACME = { kind: 'alike', label: 'ACME' } as const;

  it('is that of what is typed now, before the field is left', async () => {
    const form = await blank();
    await form.after(() => form.current.setLabel('\u0410\u0421\u041c\u0415'));
    expect(main.inputOf('checkCompany')).toMatchObject({ draft: { label: '\u0410\u0421\u041c\u0415' } });
    await form.after(() => form.current.setLabel('Globex'));
    await form.after(() => main.answer('checkCompany', FINE));
    await form.after(() => main.answer('checkCompany', { ...FINE, twin: ACME }));
    expect(form.current.twin).toBeUndefined();
    await form.after(() => form.current.setLabel('\u0410\u0421\u041c\u0415'));
    await form.after(() => main.answer('checkCompany', { ...FINE, twin: ACME }));
    expect(form.current.twin).toEqual(ACME);
  });
});

describe('another way to sign in', () => {
  it('keeps what both ask for, and clears errors and hints', async () => {
    const form = await blank();
    await form.after(() => form.current.setAccountField('company_name', 'ACME\u200b'));
    await form.after(() => void form.current.leave('company_name'));
    await form.after(() => main.answer('checkCompany', FINE));
    await form.after(() => form.current.fields.showErrors({ username: 'Missing' }));
    await form.after(() => form.current.chooseProvider(byUserId));
    expect(form.current.draft.account).toEqual({ user_id: '', company_name: 'ACME' });
    expect([form.current.cleaned, form.current.fields.errors, form.current.provider.id]).toEqual([
      [],
      {},
      byUserId.id,
    ]);
  });
});

it('typed text is held until it is as it was at the start', async () => {
  const form = await blank();
  const held = [form.holdsTyped];
  for (const label of ['A', '']) {
    await form.after(() => form.current.setLabel(label));
    held.push(form.holdsTyped);
  }
  await form.after(() => form.current.setSecret('password', 'x'));
  held.push(form.holdsTyped);
  await form.end();
  expect([...held, form.holdsTyped]).toEqual([false, true, false, true, false]);
});

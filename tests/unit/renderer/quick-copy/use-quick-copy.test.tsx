// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { CompanyView } from '../../../../app/shared/contract/companies.ts';
import type { QuickCopyBridge, TypedEarly } from '../../../../app/shared/contract/quick-copy.ts';
import type { CopyResult } from '../../../../app/shared/contract/sessions.ts';
import { nextAction, useQuickCopy } from '../../../../renderer/quick-copy/use-quick-copy.ts';
import { company } from '../../../support/snapshot/company-view-sample.ts';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

const COPIED: CopyResult = { outcome: 'copied', message: 'ACME token copied', shortLived: false };
const REFUSED: CopyResult = {
  outcome: 'nothing',
  problem: { title: 'Sign in again', meaning: 'The password has changed.', remedy: 'signIn' },
};

const named = (label: string, fields: Partial<CompanyView> = {}) =>
  company({ id: label, label, validity: { kind: 'unknown', sinceMs: 1 }, ...fields });
const COMPANIES = [named('Acme'), named('Globex', { copyFormat: 'bearer' }), named('Umbrella')];

async function quickCopy(
  early: TypedEarly | Promise<TypedEarly> = { text: '', isEntered: false },
  companies = COMPANIES,
  drawn = async () => {},
) {
  const main = await PlayedMain.start({ companies, recentCompanyIds: ['Globex'] });
  const asked: (readonly unknown[])[] = [];
  let result: CopyResult = COPIED;
  const bridge = {
    call: async (name: string, input: unknown) => {
      if (name === 'readTypedEarly') return early;
      asked.push(input === undefined ? [name] : [name, input]);
      return name === 'quickCopy' ? result : undefined;
    },
  } as QuickCopyBridge;
  const hook = await runHook(() => useQuickCopy(bridge, drawn));
  return {
    ...{ main, hook, asked },
    found: () => hook.current.found.map(({ label }) => label),
    answerWith: (next: CopyResult) => {
      result = next;
    },
    enter: (format = 0) =>
      hook.after(() => hook.current.take(hook.current.found[hook.current.chosenAt], format)),
    press: (format = 0) => hook.after(() => hook.current.enter(hook.current.chosenAt, format)),
  };
}

describe('quick copy', () => {
  it('begins with the company that was copied last, and Enter copies it in its own format', async () => {
    const { found, enter, asked } = await quickCopy();
    expect(found()).toEqual(['Globex', 'Acme', 'Umbrella']);
    await enter();
    expect(asked).toEqual([['quickCopy', { companyId: 'Globex', format: null }]]);
  });

  it('copies in the formats that the keys with Enter mean for this company', async () => {
    const { enter, asked } = await quickCopy();
    await enter(1);
    await enter(2);
    expect(asked.map(([, input]) => input)).toEqual([
      { companyId: 'Globex', format: 'token' },
      { companyId: 'Globex', format: 'header' },
    ]);
  });

  it('chooses the first that fits with each letter, and stays within the list', async () => {
    const { hook, found } = await quickCopy();
    await hook.after(() => hook.current.choose(7));
    expect(hook.current.chosenAt).toBe(2);
    await hook.after(() => hook.current.search('um'));
    expect([found(), hook.current.chosenAt]).toEqual([['Umbrella'], 0]);
    await hook.after(() => hook.current.choose(-3));
    expect(hook.current.chosenAt).toBe(0);
    await hook.after(() => hook.current.search('xyz'));
    expect([found(), hook.current.found[hook.current.chosenAt]]).toEqual([[], undefined]);
  });

  it('puts what was typed before there was a page before what is typed now, and copies where Enter followed', async () => {
    const { hook, asked } = await quickCopy({ text: 'um', isEntered: true });
    expect(hook.current.typed).toBe('um');
    expect(asked).toEqual([['quickCopy', { companyId: 'Umbrella', format: null }]]);
  });

  it.each([
    ['all letters', 'um', '', 'Umbrella'],
    ['some of the letters', 'u', 'm', 'Umbrella'],
    ['no letter', '', 'um', 'Umbrella'],
    ['no key at all', '', '', 'Globex'],
  ])(
    'has Enter wait for what was typed before there was a page: %s',
    async (_what, before, since, copied) => {
      let resolve = (_typed: TypedEarly) => {};
      const promise = new Promise<TypedEarly>((given) => {
        resolve = given;
      });
      const { hook, press, asked } = await quickCopy(promise);
      if (since !== '') await hook.after(() => hook.current.search(since));
      await press(2);
      await press(1);
      expect(asked).toEqual([]);
      await hook.after(() => resolve({ text: before, isEntered: false }));
      expect(hook.current.typed).toBe(before + since);
      expect(asked).toEqual([['quickCopy', { companyId: copied, format: 'header' }]]);
      await press();
      expect(asked).toHaveLength(2);
    },
  );

  it('leaves the keys to main until it is drawn', async () => {
    let draw = () => {};
    const drawn = new Promise<void>((resolve) => {
      draw = resolve;
    });
    const { hook, press, asked } = await quickCopy({ text: 'um', isEntered: false }, COMPANIES, () => drawn);
    await press();
    expect([hook.current.typed, asked]).toEqual(['', []]);
    await hook.after(draw);
    expect(hook.current.typed).toBe('um');
    expect(asked).toEqual([['quickCopy', { companyId: 'Umbrella', format: null }]]);
  });

  it('moves no row while nothing is typed, whatever happens to the companies', async () => {
    const { main, hook, found } = await quickCopy();
    await hook.after(() => main.tell({ recentCompanyIds: ['Umbrella'] }));
    expect(found()).toEqual(['Globex', 'Acme', 'Umbrella']);
  });

  it('says why nothing was copied, and Enter then leads to the sign-in', async () => {
    const { hook, enter, asked, answerWith } = await quickCopy();
    answerWith(REFUSED);
    await enter();
    expect(hook.current.failed?.problem.title).toBe('Sign in again');
    await enter();
    expect(asked.at(-1)).toEqual(['openCompany', { companyId: 'Globex', screen: 'signIn' }]);
    await hook.after(() => hook.current.choose(1));
    expect(hook.current.failed).toBeUndefined();
  });

  it('goes on saying so while the pointer crosses other rows, where Enter copies', async () => {
    const { hook, enter, asked, answerWith } = await quickCopy();
    answerWith(REFUSED);
    await enter();
    await hook.after(() => hook.current.point(1));
    expect([hook.current.chosenAt, hook.current.failed?.company.label]).toEqual([1, 'Globex']);
    await enter();
    expect(asked.at(-1)).toEqual(['quickCopy', { companyId: 'Acme', format: null }]);
    expect(hook.current.failed?.company.label).toBe('Acme');
  });

  it('asks for one copy at a time', async () => {
    const { hook, asked } = await quickCopy();
    const [first, second] = hook.current.found;
    const { take } = hook.current;
    await hook.after(() => Promise.all([take(first), take(first), take(second)]));
    expect(asked).toHaveLength(1);
    await hook.after(() => hook.current.take(second));
    expect(asked).toHaveLength(2);
  });

  it('lists fifty of a thousand, and says how many more there are', async () => {
    const thousand = Array.from({ length: 1_000 }, (_, at) => named(`Company ${at}`));
    const { hook } = await quickCopy(undefined, thousand);
    expect([hook.current.found.length, hook.current.notShown]).toEqual([50, 950]);
    await hook.after(() => hook.current.search('98'));
    expect([hook.current.found[0]?.label, hook.current.notShown]).toEqual(['Company 98', 0]);
  });
});

it.each([
  ['signIn', 'signIn'],
  ['retry', 'copy'],
  ['edit', 'show'],
  ['certificate', 'show'],
  ['none', 'show'],
] as const)('after a problem whose remedy is %s, the same key does: %s', (remedy, action) => {
  const acme = named('Acme');
  const failed = { company: acme, problem: { title: '', meaning: '', remedy } };
  expect(nextAction(acme, failed)).toBe(action);
  expect(nextAction(named('Globex'), failed)).toBe('copy');
});

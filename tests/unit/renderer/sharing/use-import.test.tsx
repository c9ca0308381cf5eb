// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { ImportPreview } from '../../../../app/shared/contract/sharing.ts';
import { useImport } from '../../../../renderer/sharing/use-import.ts';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

const preview = (label: string): ImportPreview => ({
  importId: 'i',
  fileName: 'companies.json',
  entries: [
    {
      ...{ entry: 0, kind: 'new', label, service: 'KlearStack', account: [], changes: [] },
      address: { host: 'acme.example', whole: 'https://acme.example/', warnings: [] },
    },
  ],
  refused: [],
});

let main: PlayedMain;
beforeEach(async () => {
  main = await PlayedMain.start();
});

async function shownImport() {
  const hook = await runHook(() => useImport('i'));
  expect(hook.current.shown).toBeUndefined();
  await hook.after(() => main.answer('readImport', preview('ACME')));
  return hook;
}

describe('an import', () => {
  it('is held while something in it can be chosen, so that no other takes its place unasked', async () => {
    const hook = await shownImport();
    expect(hook.holdsImport).toBe(true);
    await hook.end();
    const refused = await runHook(() => useImport('i'));
    await refused.after(() => main.answer('readImport', { ...preview('ACME'), entries: [] }));
    expect([hook.holdsImport, refused.holdsImport]).toEqual([false, false]);
  });

  it('takes what is ticked, says how many, and can be undone', async () => {
    const hook = await shownImport();
    await hook.after(() => void hook.current.take());
    expect(hook.current.isTaking).toBe(true);
    expect(main.inputOf('applyImport')).toEqual({ importId: 'i', choices: [{ entry: 0, fields: [''] }] });
    await hook.after(() => void hook.current.take());
    expect(main.waiting).toEqual(['applyImport']);
    await hook.after(() =>
      main.answer('applyImport', { outcome: 'applied', added: 1, changed: 0, waitingIds: ['a'] }),
    );
    expect(hook.went).toEqual([
      ['finish', { screen: 'import', importId: 'i' }, { screen: 'companies', waitingIds: ['a'] }],
    ]);
    expect([hook.current.isTaking, hook.toasts.length]).toEqual([false, 1]);
    const undo = [...document.querySelectorAll('button')].find((each) => each.textContent === 'Undo');
    await hook.after(() => undo?.click());
    expect(main.inputOf('undoImport')).toEqual({ importId: 'i' });
  });

  it('is read again, and nothing taken, where the companies have changed meanwhile', async () => {
    const hook = await shownImport();
    await hook.after(() => hook.current.tick([[0, '']], false));
    expect(hook.current.shown?.ticks.has(0, '')).toBe(false);
    await hook.after(() => void hook.current.take());
    await hook.after(() => main.answer('applyImport', { outcome: 'stale' }));
    await hook.after(() => main.answer('readImport', preview('ACME 2')));
    expect(hook.current.shown?.preview.entries[0]?.label).toBe('ACME 2');
    // It would do something else now, so the ticks start over.
    expect(hook.current.shown?.ticks.has(0, '')).toBe(true);
    expect([hook.went, hook.toasts.length]).toEqual([[], 1]);
  });

  it('keeps its ticks where only the language changes', async () => {
    const hook = await shownImport();
    await hook.after(() => hook.current.tick([[0, '']], false));
    await hook.after(() => main.tell({ language: 'de' }));
    await hook.after(() => main.answer('readImport', preview('ACME')));
    expect(hook.current.shown?.ticks.has(0, '')).toBe(false);
  });

  it('is gone where another file has taken its place', async () => {
    const hook = await runHook(() => useImport('i'));
    await hook.after(() => main.answer('readImport', null));
    expect(hook.current.shown).toBeNull();
    await hook.after(() => hook.current.take());
    expect(main.waiting).toEqual([]);
  });
});

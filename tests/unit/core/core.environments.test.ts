// A company's environment, from the form to list, tray and file, and back.
import { describe, expect, it } from 'vitest';
import {
  allChoices,
  companyFile,
  offered,
  type SharedEntry,
  sharedEntry,
  usualChoices,
} from '../../support/core/company-files.ts';
import { passwordDraft, saveOnly } from '../../support/core/company-inputs.ts';
import type { CoreBench } from '../../support/core/core-bench.ts';
import { startCore } from '../../support/core/core-under-test.ts';

const file = (more: SharedEntry) => companyFile([sharedEntry(more)], { schemaVersion: 3 });

async function startWith(more: Parameters<typeof passwordDraft>[0]) {
  const { bench } = await startCore();
  const saved = await bench.call('saveCompany', saveOnly(passwordDraft(more)));
  if (saved.outcome !== 'saved') throw new Error('it was not saved');
  return { bench, id: saved.companyId };
}

async function take(bench: CoreBench, text: string, choices = allChoices) {
  const preview = await offered(bench, text);
  await bench.call('applyImport', { importId: preview.importId, choices: choices(preview) });
  return preview;
}

const asked = ({ bench }: { readonly bench: CoreBench }) => {
  const { environment, askBeforeCopy } = bench.company('ACME');
  return [environment?.name, askBeforeCopy];
};

describe('the environment of a company', () => {
  it.each([
    ['production', { kind: 'production', name: 'Production' }, 'ACME ◆ Production - sign in…'],
    ['test', { kind: 'test', name: 'Test' }, 'ACME ○ Test - sign in…'],
    [{ name: ' Sta\u200bging ' }, { kind: 'other', name: 'Staging' }, 'ACME □ Staging - sign in…'],
  ] as const)(
    '%j is kept over a restart, and shown as a sign and a word',
    async (environment, view, label) => {
      const { bench } = await startWith({ environment });
      await bench.restart();
      expect(bench.company('ACME').environment).toEqual(view);
      expect(bench.tray().items[0]).toMatchObject({ label });
    },
  );

  it('is none where none was chosen, in files of older versions too, and none again where it is taken away', async () => {
    const { bench, id } = await startWith({ environment: 'production', askBeforeCopy: false });
    await bench.call('saveCompany', saveOnly(passwordDraft({ label: 'Production of ACME' }), id));
    const { environment, askBeforeCopy, asking } = bench.company('Production of ACME');
    expect([environment, askBeforeCopy, asking]).toEqual([undefined, undefined, undefined]);
    expect(JSON.stringify(bench.tray().items)).not.toContain('◆');
    expect(bench.filesText()).not.toMatch(/"(environment|askBeforeCopy)"/);
  });

  it('is said in the language that is spoken', async () => {
    const { bench } = await startWith({ environment: 'production' });
    await bench.call('changeSettings', { language: 'de' });
    expect(bench.company('ACME').environment?.name).toBe('Produktion');
    expect(bench.tray().items[0]).toMatchObject({ label: expect.stringContaining('ACME ◆ Produktion - ') });
  });

  it.each([
    ['', 'Name of the environment is missing.'],
    ['x'.repeat(25), 'Name of the environment is too long. Use at most 24 characters.'],
    ['two\nlines', 'Name of the environment cannot contain a line break.'],
    [' PRODUCTION ', expect.stringMatching(/^Choose “ PRODUCTION ” from the list/)],
    ['Ｔｅｓｔ', expect.stringMatching(/^Choose “Ｔｅｓｔ” from the list/)],
  ])('cannot be called %j', async (name, message) => {
    const { bench } = await startCore();
    const draft = passwordDraft({ environment: { name } });
    expect(await bench.call('checkCompany', { companyId: null, draft })).toMatchObject({
      fields: { environment: message },
    });
    expect(await bench.call('saveCompany', saveOnly(draft))).toMatchObject({ outcome: 'invalid' });
  });

  it('goes with a copy of the company', async () => {
    const { bench, id } = await startWith({ environment: 'production', askBeforeCopy: true });
    await bench.call('duplicateCompany', { companyId: id });
    const views = bench.snapshot().companies.map(({ environment, asking }) => [environment?.kind, asking]);
    expect(views).toEqual([
      ['production', { isForced: false }],
      ['production', { isForced: false }],
    ]);
  });
});

describe('a company file', () => {
  it.each([
    [{}, 1],
    [{ environment: 'production' }, 3],
    [{ environment: { name: 'Staging' }, askBeforeCopy: true }, 3],
    [{ askBeforeCopy: true }, 3],
    [{ askBeforeCopy: false }, 1],
  ] as const)('with %j is of version %#, and comes back the same', async (more, version) => {
    const { bench, id } = await startWith(more);
    await bench.call('exportCompanies', { companyIds: [id] });
    const text = bench.savedFiles[0]?.text ?? '';
    expect(JSON.parse(text).schemaVersion).toBe(version);
    const to = await startCore();
    const preview = await take(to.bench, text);
    expect(preview.entries[0]?.environment).toEqual(bench.company('ACME').environment);
    expect(preview.entries[0]?.asksBeforeCopy).toBe(bench.company('ACME').askBeforeCopy || undefined);
    expect(asked(to)).toEqual(asked({ bench }));
  });

  it('that says nothing about it takes no mark and no confirmation away', async () => {
    const test = await startWith({ environment: 'production', askBeforeCopy: true });
    for (const more of [{}, { askBeforeCopy: false }]) {
      const preview = await take(test.bench, file({ ...more, copyFormat: 'bearer' }));
      expect(preview.entries[0]?.changes.map(({ field }) => field)).not.toContain('askBeforeCopy');
      expect(asked(test)).toEqual(['Production', true]);
    }
  });

  it('shows what it would change, in words, and that a company would leave production', async () => {
    const { bench } = await startWith({ environment: 'production' });
    const { entries } = await offered(bench, file({ environment: { name: 'Staging' }, askBeforeCopy: true }));
    expect(entries[0]?.environment?.kind).toBe('production');
    expect(entries[0]?.changes).toEqual([
      {
        ...{ field: 'environment', name: 'Environment', from: 'Production', to: 'Staging' },
        ...{ signsOut: false, leavesProduction: true },
      },
      { field: 'askBeforeCopy', name: 'Ask before each copy', from: 'Off', to: 'On', signsOut: false },
    ]);
    const becomes = await offered((await startWith({})).bench, file({ environment: 'production' }));
    expect(becomes.entries[0]?.changes).toEqual([
      { field: 'environment', name: 'Environment', from: 'None', to: 'Production', signsOut: false },
    ]);
  });

  it('changes only what is ticked, and is undone with what the operator changed since kept', async () => {
    const test = await startWith({ environment: 'test' });
    const { bench, id } = test;
    const text = file({ environment: 'production', askBeforeCopy: true });
    const onlyAsk = await offered(bench, text);
    const choices = [{ entry: 0, fields: ['askBeforeCopy'] }];
    await bench.call('applyImport', { importId: onlyAsk.importId, choices });
    expect(asked(test)).toEqual(['Test', true]);
    await bench.call('undoImport', { importId: onlyAsk.importId });
    expect(asked(test)).toEqual(['Test', undefined]);
    const { importId } = await take(bench, text, usualChoices);
    expect(asked(test)).toEqual(['Production', true]);
    const since = passwordDraft({ environment: { name: 'Live EU' }, askBeforeCopy: true });
    await bench.call('saveCompany', saveOnly(since, id));
    await bench.call('undoImport', { importId });
    expect(asked(test)).toEqual(['Live EU', undefined]);
  });

  it.each([
    [{ environment: 'staging' }],
    [{ environment: { name: 'Staging', colour: 'green' } }],
    [{ environment: { name: 'Prod\u200buction' } }],
    [{ environment: { name: 'production' } }],
    [{ environment: { name: '' } }],
    [{ askBeforeCopy: 'yes' }],
  ])('with %j is refused', async (more) => {
    const { bench } = await startCore();
    const preview = await offered(bench, file(more));
    expect([preview.entries, preview.refused.map(({ label }) => label)]).toEqual([[], ['ACME']]);
  });
});

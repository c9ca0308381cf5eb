// Names that look like that of an existing company, on both ways into the app: each is refused, or the operator is warned.
import { describe, expect, it } from 'vitest';
import { companyFile, offered, sharedEntry } from '../../support/core/company-files.ts';
import { passwordDraft, saveOnly } from '../../support/core/company-inputs.ts';
import { startCore } from '../../support/core/core-under-test.ts';

const CYRILLIC = '\u0410\u0421\u041c\u0415';
const LOOKALIKES = [
  ...[
    CYRILLIC,
    'A\u0421ME',
    '\u0391C\u039c\u0395',
    '\u0430cme',
    '\u13aa\u13df\u13b7\u13ac',
    'ACM\u212e',
    'acrne',
  ],
  ...['ACME\u0332', 'A\u0336CME', '\ua4ee\ua4da\ua4df\ua4f0', '\u03b1cme'],
];
/** The same letters for Unicode, drawn otherwise: an import takes them for the same name. */
const SAME_LETTERS = [
  ...['\uff21\uff23\uff2d\uff25', '\u{1d400}\u{1d402}\u{1d40c}\u{1d404}', '\u{1d49c}\u{1d49e}\u2133\u2130'],
  ...['\u24b6\u24b8\u24c2\u24ba', 'A\u216d\u216fE', 'acme', 'Acme'],
];
const INVISIBLE = [
  '\u00ad',
  '\u034f',
  '\u200b',
  '\u200d',
  '\u2060',
  '\ufeff',
  '\u202e',
  '\u3164',
  '\ufe0f',
].map((character) => `AC${character}ME`);

const elsewhere = (label: string) => sharedEntry({ label, address: 'https://elsewhere.example.com/' });

async function withAcme() {
  const test = await startCore();
  await test.bench.call('saveCompany', saveOnly(passwordDraft()));
  const typed = async (label: string, companyId: string | null = null) =>
    (await test.bench.call('checkCompany', { companyId, draft: passwordDraft({ label }) })).twin;
  const preview = (...labels: readonly string[]) => offered(test.bench, companyFile(labels.map(elsewhere)));
  return { ...test, typed, preview };
}

it('is tried with more than 22 names', () => {
  expect(LOOKALIKES.length + SAME_LETTERS.length + INVISIBLE.length).toBeGreaterThan(22);
});

describe('a name typed into the form', () => {
  it('that looks like one that is there is warned of, whatever it is written in', async () => {
    const { typed } = await withAcme();
    for (const name of [
      ...LOOKALIKES,
      ...SAME_LETTERS,
      ...INVISIBLE.filter((each) => !each.includes('\u3164')),
    ])
      expect([name, (await typed(name))?.label]).toEqual([name, 'ACME']);
    expect(await typed('AC\u3164ME')).toBeNull(); // "AC ME": a blank letter becomes a space that is seen
  });

  it('is no twin of the company that is edited, nor while it is no name', async () => {
    const { bench, typed } = await withAcme();
    expect(await typed('acme', bench.company('ACME').id)).toBeNull();
    expect(await typed('')).toBeNull();
    expect(await typed('Globex')).toBeNull();
  });

  it('can be saved all the same', async () => {
    const { bench } = await withAcme();
    await bench.call(
      'saveCompany',
      saveOnly(passwordDraft({ label: CYRILLIC, account: userNamed('other') })),
    );
    expect(bench.labels()).toEqual(['ACME', CYRILLIC]);
  });
});

describe('a name in a company file', () => {
  it('that looks like one that is there is marked', async () => {
    const { preview } = await withAcme();
    for (const name of LOOKALIKES) {
      const [entry] = (await preview(name)).entries;
      expect(entry).toMatchObject({ kind: 'new', label: name, twin: 'ACME' });
    }
  });

  it('of the same letters is that company, whose change of address has to be ticked', async () => {
    const { preview } = await withAcme();
    for (const name of SAME_LETTERS) {
      const [entry] = (await preview(name)).entries;
      expect(entry).toMatchObject({ kind: 'changed', label: 'ACME' });
      expect(entry?.changes).toContainEqual(expect.objectContaining({ field: 'address', signsOut: true }));
    }
  });

  it('with invisible characters is refused', async () => {
    const { preview } = await withAcme();
    for (const name of INVISIBLE) {
      const { entries, refused } = await preview(name);
      expect([entries, refused.map(({ reason }) => reason)]).toEqual([
        [],
        [expect.stringMatching(/^Name contains hidden characters/)],
      ]);
    }
  });

  it('that looks like an earlier one of the same file is marked', async () => {
    const { bench } = await startCore();
    const entries = ['Globex', 'Gl\u043ebex'].map((label, index) =>
      sharedEntry({ label, account: userNamed(`user-${index}`) }),
    );
    const preview = await offered(bench, companyFile(entries));
    expect(preview.entries.map(({ twin }) => twin)).toEqual([undefined, 'Globex']);
  });

  it('that would rename a company to look like another is marked', async () => {
    const { bench, preview } = await withAcme();
    const globex = passwordDraft({ label: 'Globex', address: 'https://elsewhere.example.com' });
    await bench.call('saveCompany', saveOnly(globex));
    const [entry] = (await preview(CYRILLIC)).entries;
    expect(entry).toMatchObject({ kind: 'changed', label: 'Globex', twin: 'ACME' });
  });

  it('that has become a twin since it was looked at is not imported', async () => {
    const { bench } = await startCore();
    const { importId } = await offered(bench, companyFile([elsewhere(CYRILLIC)]));
    await bench.call('saveCompany', saveOnly(passwordDraft()));
    const choices = [{ entry: 0, fields: [''] }];
    expect(await bench.call('applyImport', { importId, choices })).toEqual({ outcome: 'stale' });
    expect(bench.labels()).toEqual(['ACME']);
  });

  it('that is merely another is not marked', async () => {
    const { preview } = await withAcme();
    const names = ['ACNE', 'ACME GmbH', '\u042f\u043d\u0434\u0435\u043a\u0441', 'M\u00fcller'];
    for (const name of names) expect((await preview(name)).entries[0]?.twin).toBeUndefined();
  });
});

const userNamed = (username: string) => ({ company_name: 'Practice Company', username });

// What an import calls the companies that it brings or renames, and that no two end up with one name unasked.
import { describe, expect, it } from 'vitest';
import { allChoices, companyFile, imported, offered, sharedEntry } from '../../support/core/company-files.ts';
import { passwordDraft, saveOnly, userIdDraft } from '../../support/core/company-inputs.ts';
import { startCore } from '../../support/core/core-under-test.ts';

const ELSEWHERE = 'https://elsewhere.example.com/';

describe('two entries of one name', () => {
  it('get names that can be told apart, the same again the next time', async () => {
    const test = await startCore();
    const twins = ['a', 'b', 'c'].map((user) =>
      sharedEntry({ account: { company_name: 'Practice Company', username: user } }),
    );
    await imported(test, twins);
    expect(test.bench.labels()).toEqual(['ACME', 'ACME (2)', 'ACME (3)']);
    const again = await offered(test.bench, companyFile(twins));
    expect(again.entries.map(({ kind }) => kind)).toEqual(['same', 'same', 'same']);
  });

  it('that are the same throughout are one: the second is refused', async () => {
    const { bench } = await startCore();
    const preview = await offered(bench, companyFile([sharedEntry(), sharedEntry({ label: 'acme' })]));
    expect(preview.entries.map(({ label }) => label)).toEqual(['ACME']);
    expect(preview.refused).toEqual([
      { label: 'acme', reason: 'The same company appears earlier in the file.' },
    ]);
  });

  it('of which one is the very same as a company leave that company to it', async () => {
    const test = await startCore();
    const id = await test.add(passwordDraft());
    const { preview } = await imported(
      test,
      [sharedEntry({ address: ELSEWHERE }), sharedEntry()],
      allChoices,
    );
    expect(preview.entries.map(({ kind, label }) => [kind, label])).toEqual([
      ['new', 'ACME (2)'],
      ['same', 'ACME'],
    ]);
    expect(test.bench.company('ACME')).toMatchObject({ id, status: 'ready' });
  });
});

describe('a name that an import would have set free', () => {
  it('is not given to a new company while the operator keeps it for the old one', async () => {
    const test = await startCore();
    await test.add(passwordDraft());
    const other = { company_name: 'Practice Company', username: 'b' };
    const entries = [sharedEntry({ label: 'ACME Ltd' }), sharedEntry({ account: other })];
    const { preview } = await imported(test, entries, () => [{ entry: 1, fields: [] }]);
    expect(preview.entries[1]?.label).toBe('ACME');
    expect(test.bench.labels()).toEqual(['ACME', 'ACME (2)']);
  });

  it('is not given to another old one either', async () => {
    const test = await startCore();
    await test.add(passwordDraft());
    await test.add(userIdDraft());
    const entries = [
      sharedEntry({ ...userIdDraft({ label: 'Globex Ltd' }), storePassword: undefined }),
      sharedEntry({ label: 'Globex' }),
    ];
    await imported(test, entries, () => [{ entry: 1, fields: ['label'] }]);
    expect(test.bench.labels()).toEqual(['Globex (2)', 'Globex']);
  });

  it('is not free while a third company has it, and companies that share one may keep it', async () => {
    const test = await startCore();
    await test.add(passwordDraft());
    const user = (username: string) => ({ account: { company_name: 'Practice Company', username } });
    await test.add(passwordDraft({ ...user('practice'), address: 'https://other.example.com/' }));
    const there = [sharedEntry(), sharedEntry({ address: 'https://other.example.com/' })];
    const kept = await offered(test.bench, companyFile(there));
    expect(kept.entries.map(({ kind }) => kind)).toEqual(['same', 'same']);
    await imported(test, [sharedEntry({ label: 'ACME Ltd' }), sharedEntry(user('b'))], allChoices);
    expect(test.bench.labels()).toEqual(['ACME Ltd', 'ACME', 'ACME (2)']);
  });
});

it('an undone import takes no name back that another company has got since, and keeps one that the operator chose', async () => {
  const { bench, add } = await startCore();
  const [acme, globex] = [await add(passwordDraft()), await add(userIdDraft())];
  const moved = { ...userIdDraft({ address: ELSEWHERE }), storePassword: undefined };
  const { undo } = await imported(
    { bench },
    [sharedEntry({ label: 'ACME Ltd' }), sharedEntry(moved)],
    allChoices,
  );
  const renamed = userIdDraft({ label: 'Mine', address: ELSEWHERE });
  await bench.call('saveCompany', saveOnly(renamed, bench.company('Globex').id));
  await bench.call('saveCompany', saveOnly(passwordDraft({ address: ELSEWHERE })));
  await bench.call('saveCompany', saveOnly(userIdDraft({ address: 'https://third.example.com/' })));
  expect(bench.labels()).toEqual(['ACME Ltd', 'Mine', 'ACME', 'Globex']);
  expect(await undo()).toEqual({ undone: true });
  expect(bench.labels()).toEqual(['ACME (2)', 'Mine', 'ACME', 'Globex']);
  for (const id of [acme, globex]) expect(await bench.copied(id)).not.toBe('');
});

import { describe, expect, it } from 'vitest';
import { UNDO_MS } from '../../../app/shared/contract/companies.ts';
import { allChoices, companyFile, imported, offered, sharedEntry } from '../../support/core/company-files.ts';
import { passwordDraft, saveOnly, signInAndSave, userIdDraft } from '../../support/core/company-inputs.ts';
import { PRODUCTION } from '../../support/core/confirming.ts';
import { type CoreUnderTest, startCore } from '../../support/core/core-under-test.ts';

const EVIL = 'https://evil.example/';
const MINUTE_MS = 60_000;

const told = async ({ bench }: CoreUnderTest) => {
  const { entries } = await bench.call('readActivity', { companyId: null, group: null, limit: 50 });
  return entries.map(({ company, text }) => `${company}: ${text}`);
};

describe('an import during a sign-in from the form', () => {
  it('stands when that has ended, beside what was typed', async () => {
    const test = await startCore();
    const { bench, service, add } = test;
    const id = await add(passwordDraft());
    const arrived = service.hold();
    const typed = passwordDraft({ copyFormat: 'bearer', storePassword: true });
    const saved = bench.call('saveCompany', signInAndSave(typed, { companyId: id }));
    const release = await arrived;
    await imported(test, [sharedEntry({ label: 'ACME Live', ...PRODUCTION })], allChoices);
    release();
    expect(await saved).toMatchObject({ outcome: 'saved' });
    const expected = { label: 'ACME Live', askBeforeCopy: true, environment: { kind: 'production' } };
    const typedToo = { copyFormat: 'bearer', storePassword: true, status: 'ready' };
    expect(bench.company('ACME Live')).toMatchObject({ ...expected, ...typedToo });
    await bench.restart();
    expect(bench.company('ACME Live')).toMatchObject(expected);
  });
});

describe('a preview', () => {
  it('changes nothing, and tells what is new, changed and the same', async () => {
    const test = await startCore();
    await test.add(passwordDraft());
    await test.add(userIdDraft());
    const before = [test.bench.snapshot(), test.bench.filesText()];
    const preview = await offered(
      test.bench,
      companyFile([
        sharedEntry({ label: 'ACME Ltd', copyFormat: 'header' }),
        sharedEntry({ ...userIdDraft(), storePassword: undefined }),
        sharedEntry({ label: 'Initrode', address: 'http://127.0.0.1:8700' }),
        sharedEntry({ label: 'Soehne', address: 'https://söhne.example:8443/x' }),
      ]),
    );
    expect([test.bench.snapshot(), test.bench.filesText()]).toEqual(before);
    expect(preview.entries.map(({ kind, label }) => [kind, label])).toEqual([
      ['changed', 'ACME'],
      ['same', 'Globex'],
      ['new', 'Initrode'],
      ['new', 'Soehne'],
    ]);
    expect(preview.entries[0]?.changes).toEqual([
      { field: 'label', name: 'Name', from: 'ACME', to: 'ACME Ltd', signsOut: false },
      { field: 'copyFormat', name: 'Copied as', from: 'Token', to: 'Authorization header', signsOut: false },
    ]);
    expect(preview.entries[2]?.address).toEqual({
      ...{ host: '127.0.0.1:8700', whole: 'http://127.0.0.1:8700/', warnings: ['thisComputer'] },
    });
    expect(preview.entries[3]?.address).toMatchObject({
      host: 'xn--shne-5qa.example:8443',
      warnings: ['otherScript'],
    });
  });

  it('is out of date when the companies have changed since, and then nothing is taken', async () => {
    const { bench, add } = await startCore();
    const id = await add(passwordDraft());
    const preview = await offered(bench, companyFile([sharedEntry({ label: 'acme', address: EVIL })]));
    await bench.call('deleteCompany', { companyId: id });
    const { importId } = preview;
    const choices = allChoices(preview);
    expect(await bench.call('applyImport', { importId, choices })).toEqual({ outcome: 'stale' });
    expect(bench.labels()).toEqual([]);
    expect((await bench.call('readImport', { importId }))?.entries[0]?.kind).toBe('new');
  });

  it('gives way to the next file', async () => {
    const { bench } = await startCore();
    const first = await offered(bench, companyFile([sharedEntry()]));
    await offered(bench, companyFile([sharedEntry({ label: 'Other' })]));
    const { importId } = first;
    expect(await bench.call('readImport', { importId })).toBeNull();
    expect(await bench.call('applyImport', { importId, choices: [{ entry: 0, fields: [] }] })).toEqual({
      outcome: 'stale',
    });
  });

  it('of a file that the system opened is shown by the window', async () => {
    const { bench } = await startCore();
    bench.companyFile = {
      fileName: 'a.tokentray',
      reading: { kind: 'text', text: companyFile([sharedEntry()]) },
    };
    await bench.core.openCompanyFile('/somewhere/a.tokentray');
    const [shown] = bench.shown;
    if (shown?.screen !== 'import') throw new Error('the window shows no import');
    expect((await bench.call('readImport', { importId: shown.importId }))?.fileName).toBe('a.tokentray');
  });
});

describe('a changed address', () => {
  it('is not taken without its own tick, while the rest is', async () => {
    const test = await startCore();
    const id = await test.add(passwordDraft());
    const token = await test.bench.copied(id);
    const { result } = await imported(test, [sharedEntry({ address: EVIL, copyFormat: 'bearer' })]);
    expect(result).toMatchObject({ outcome: 'applied', added: 0, changed: 1 });
    expect(test.bench.company('ACME')).toMatchObject({
      ...{ id, address: 'https://acme.example.com/', copyFormat: 'bearer', status: 'ready' },
    });
    expect(await test.bench.copied(id)).toBe(`Bearer ${token}`);
  });

  it('signs out and drops tokens and password, for good once the time to undo is over', async () => {
    const test = await startCore();
    const id = await test.add(passwordDraft({ storePassword: true }));
    await test.bench.call('setFavourite', { companyId: id, isFavourite: true });
    await imported(test, [sharedEntry({ address: EVIL })], allChoices);
    const moved = test.bench.company('ACME');
    expect(moved).toMatchObject({
      address: EVIL,
      status: 'signedOut',
      storePassword: false,
      favourite: true,
    });
    expect(moved.id).not.toBe(id);
    await test.bench.clock.advance(UNDO_MS);
    expect(test.bench.stored()).toEqual([]);
    const asked = test.service.requests.length;
    await test.bench.clock.advance(60 * MINUTE_MS);
    expect([test.bench.stored(), test.service.requests.length]).toEqual([[], asked]);
    expect(await told(test)).toContain('ACME: Address or account changed by an import, signed out');
  });

  it('takes no token along where the app is killed at that moment', async () => {
    const test = await startCore();
    await test.add(passwordDraft({ storePassword: true }));
    await imported(test, [sharedEntry({ address: EVIL })], allChoices);
    await test.bench.start();
    expect(test.bench.company('ACME')).toMatchObject({ address: EVIL, status: 'signedOut' });
    await test.bench.clock.advance(60 * MINUTE_MS);
    expect(test.bench.stored()).toEqual([]);
    expect(test.service.requests.filter(({ host }) => host === 'evil.example')).toEqual([]);
  });

  it('drops the late answer of the former address', async () => {
    const test = await startCore();
    const id = await test.add(passwordDraft());
    const arrived = test.service.hold();
    const renewed = test.bench.call('renew', { companyId: id });
    const release = await arrived;
    await imported(test, [sharedEntry({ address: EVIL })], allChoices);
    release();
    await renewed;
    await test.bench.clock.advance(UNDO_MS);
    expect(test.bench.company('ACME')).toMatchObject({ status: 'signedOut', validity: { kind: 'none' } });
    expect(test.bench.stored()).toEqual([]);
  });
});

describe('an import that is undone', () => {
  it('leaves the companies, tokens, favourites and order as they were', async () => {
    const test = await startCore();
    const id = await test.add(passwordDraft({ storePassword: true }));
    const globex = await test.add(userIdDraft());
    await test.bench.call('setFavourite', { companyId: id, isFavourite: true });
    const token = await test.bench.copied(id);
    const before = test.bench.snapshot().companies;
    const { undo } = await imported(
      test,
      [
        sharedEntry({ address: EVIL, label: 'ACME', copyFormat: 'header' }),
        sharedEntry({ ...userIdDraft({ label: 'Globex Ltd' }), storePassword: undefined }),
        sharedEntry({ label: 'Initrode', address: 'https://initrode.example.com' }),
      ],
      allChoices,
    );
    expect(test.bench.labels()).toEqual(['ACME', 'Globex Ltd', 'Initrode']);
    await test.bench.clock.advance(UNDO_MS - 1);
    expect(await undo()).toEqual({ undone: true });
    expect(test.bench.snapshot().companies).toEqual(before);
    expect(await test.bench.copied(id)).toBe(token);
    await test.bench.clock.advance(UNDO_MS);
    expect([...test.bench.stored()].sort()).toEqual([id, globex]);
    expect(await told(test)).toContain(': Import undone');
    await test.bench.start();
    expect(test.bench.labels()).toEqual(['ACME', 'Globex']);
    await test.bench.until(() => test.bench.company('ACME').status === 'ready');
  });

  it('cannot be undone later, or twice', async () => {
    const test = await startCore();
    const first = await imported(test, [sharedEntry()]);
    await test.bench.clock.advance(UNDO_MS);
    expect(await first.undo()).toEqual({ undone: false });
    const second = await imported(test, [sharedEntry({ label: 'Initrode', address: EVIL })]);
    expect([await second.undo(), await second.undo()]).toEqual([{ undone: true }, { undone: false }]);
    expect(test.bench.labels()).toEqual(['ACME']);
  });

  it('can be undone before or after the one that followed it', async () => {
    const test = await startCore();
    const first = await imported(test, [sharedEntry()]);
    const second = await imported(test, [sharedEntry({ label: 'ACME', address: EVIL })], allChoices);
    expect(await first.undo()).toEqual({ undone: true });
    expect(test.bench.snapshot().companies.map(({ address }) => address)).toEqual([EVIL]);
    expect(await second.undo()).toEqual({ undone: true });
    expect(test.bench.bugs).toEqual([]);
  });

  it('takes the tokens of a new company along, and leaves what the operator did since', async () => {
    const test = await startCore();
    const id = await test.add(passwordDraft());
    const { undo } = await imported(test, [
      sharedEntry({ label: 'ACME Ltd', copyFormat: 'bearer' }),
      sharedEntry({ ...userIdDraft(), storePassword: undefined }),
    ]);
    const globex = test.bench.company('Globex').id;
    await test.bench.call('signIn', { companyId: globex, secrets: {}, storePassword: false });
    await test.bench.call(
      'saveCompany',
      saveOnly(passwordDraft({ label: 'Mine', copyFormat: 'bearer' }), id),
    );
    await undo();
    expect(test.bench.snapshot().companies.map(({ label, copyFormat }) => [label, copyFormat])).toEqual([
      ['Mine', 'token'],
    ]);
    expect(test.bench.stored()).toEqual([id]);
  });
});

it('an import is in the activity, company by company', async () => {
  const test = await startCore();
  await test.add(passwordDraft());
  await imported(test, [
    sharedEntry({ label: 'ACME Ltd' }),
    sharedEntry({ ...userIdDraft(), storePassword: undefined }),
  ]);
  const lines = await told(test);
  expect(lines.slice(0, 2)).toEqual(['ACME Ltd: Changed by an import', 'Globex: Imported']);
});

// Leaving a computer: what goes along to another, and what is left behind.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  allChoices,
  imported,
  offered,
  sharedEntry,
  usualChoices,
} from '../../support/core/company-files.ts';
import {
  generateTokenDraft,
  passwordDraft,
  saveOnly,
  userIdDraft,
} from '../../support/core/company-inputs.ts';
import { startCore } from '../../support/core/core-under-test.ts';
import { PASSWORD } from '../../support/services/model-service.ts';

type Test = Awaited<ReturnType<typeof startCore>>;

const MINUTE_MS = 60_000;

async function threeCompanies(): Promise<Test & { readonly ids: readonly string[] }> {
  const test = await startCore();
  const ids = [
    await test.add(passwordDraft({ storePassword: true, environment: 'production' })),
    await test.add(userIdDraft()),
    await test.add(generateTokenDraft({ environment: { name: 'Staging' } })),
  ];
  return { ...test, ids };
}

async function moved(from: Test, companyIds: readonly string[]): Promise<Test> {
  await from.bench.call('exportCompanies', { companyIds, withFavourites: true });
  const to = await startCore();
  const preview = await offered(to.bench, from.bench.savedFiles.at(-1)?.text ?? '');
  await to.bench.call('applyImport', { importId: preview.importId, choices: usualChoices(preview) });
  return to;
}

const view = ({ bench }: Test) =>
  bench.snapshot().companies.map(({ label, favourite, environment }) => ({ label, favourite, environment }));

describe('moving to a new computer', () => {
  it('keeps order, favourites in their own order, and environments', async () => {
    const from = await threeCompanies();
    const [acme = '', globex = '', initech = ''] = from.ids;
    await from.bench.call('setFavourite', { companyId: initech, isFavourite: true });
    await from.bench.call('setFavourite', { companyId: acme, isFavourite: true });
    await from.bench.call('moveCompany', { companyId: globex, beforeId: acme });
    const to = await moved(from, from.ids);
    expect(view(to)).toEqual(view(from));
    expect(view(to).map(({ label }) => label)).toEqual(['Initech', 'ACME', 'Globex']);
    // The operator's own order, without favourites.
    for (const { id } of to.bench.snapshot().companies)
      await to.bench.call('setFavourite', { companyId: id, isFavourite: false });
    expect(to.bench.labels()).toEqual(['Globex', 'ACME', 'Initech']);
  });

  it('says in the preview what would be a favourite, and puts it after those that are there', async () => {
    const from = await threeCompanies();
    const [acme = ''] = from.ids;
    await from.bench.call('setFavourite', { companyId: acme, isFavourite: true });
    await from.bench.call('exportCompanies', { companyIds: from.ids, withFavourites: true });
    const to = await startCore();
    const own = await to.add(passwordDraft({ label: 'Mine', address: 'https://mine.example.com' }));
    await to.bench.call('setFavourite', { companyId: own, isFavourite: true });
    const preview = await offered(to.bench, from.bench.savedFiles[0]?.text ?? '');
    expect(preview.entries.map(({ label, favourite }) => [label, favourite])).toEqual([
      ['ACME', true],
      ['Globex', undefined],
      ['Initech', undefined],
    ]);
    await to.bench.call('applyImport', { importId: preview.importId, choices: usualChoices(preview) });
    expect(
      view(to)
        .filter(({ favourite }) => favourite)
        .map(({ label }) => label),
    ).toEqual(['Mine', 'ACME']);
    await to.bench.call('undoImport', { importId: preview.importId });
    expect(view(to)).toEqual([{ label: 'Mine', favourite: true, environment: undefined }]);
  });

  it('leaves favourites out of a file for colleagues, which older versions can read', async () => {
    const { bench, ids } = await threeCompanies();
    await bench.call('setFavourite', { companyId: ids[1] ?? '', isFavourite: true });
    await bench.call('exportCompanies', { companyIds: [ids[1] ?? ''] });
    await bench.call('exportCompanies', { companyIds: [ids[1] ?? ''], withFavourites: true });
    const files = bench.savedFiles.map(({ text }) => JSON.parse(text));
    expect(files.map(({ schemaVersion, companies }) => [schemaVersion, companies[0].favourite])).toEqual([
      [1, undefined],
      [4, 1],
    ]);
  });

  it('takes duplicates along, and knows them all the next time', async () => {
    const from = await startCore();
    const acme = await from.add(passwordDraft());
    const { companyId } = await from.bench.call('duplicateCompany', { companyId: acme });
    const label = from.bench.snapshot().companies[1]?.label ?? '';
    await from.bench.call('saveCompany', saveOnly(passwordDraft({ label, copyFormat: 'header' }), companyId));
    const third = await from.bench.call('duplicateCompany', { companyId: acme });
    await from.bench.call(
      'saveCompany',
      saveOnly(passwordDraft({ label: 'ACME', copyFormat: 'bearer' }), third.companyId),
    );
    const ids = from.bench.snapshot().companies.map(({ id }) => id);
    const to = await moved(from, ids);
    const facts = ({ bench }: Test) =>
      bench.snapshot().companies.map(({ copyFormat, account }) => ({ copyFormat, account }));
    expect(facts(to)).toEqual(facts(from));
    expect(new Set(to.bench.labels()).size).toBe(3);
    const again = await offered(to.bench, from.bench.savedFiles.at(-1)?.text ?? '');
    expect([again.entries.map(({ kind }) => kind), again.refused]).toEqual([['same', 'same', 'same'], []]);
  });
});

describe('signing out of all companies', () => {
  it('leaves the companies and no secret, of those deleted a moment ago neither', async () => {
    const { bench, service, ids } = await threeCompanies();
    await bench.call('deleteCompany', { companyId: ids[1] ?? '' });
    expect(bench.stored().length).toBeGreaterThan(1);
    await bench.call('signOutAll', undefined);
    expect(bench.snapshot().companies.map(({ label, status }) => [label, status])).toEqual([
      ['ACME', 'signedOut'],
      ['Initech', 'signedOut'],
    ]);
    expect(bench.stored()).toEqual([]);
    const asked = service.requests.length;
    await bench.clock.advance(30 * MINUTE_MS);
    await bench.restart();
    expect(bench.snapshot().companies.map(({ status }) => status)).toEqual(['signedOut', 'signedOut']);
    expect(service.requests).toHaveLength(asked);
  });
});

it('signing out of all companies leaves no secret of those that the list has lost', async () => {
  const { bench } = await threeCompanies();
  await bench.core.finish();
  for (const name of ['profiles.json', 'profiles.last-good.json']) fs.rmSync(path.join(bench.folder, name));
  await bench.start();
  expect([bench.labels(), bench.stored().length]).toEqual([[], 3]);
  await bench.call('signOutAll', undefined);
  expect(bench.stored()).toEqual([]);
});

describe('what happens at the same time as a sign-out of all', () => {
  it('an import that moved a company can be undone after it: the company is there to sign in to', async () => {
    const test = await startCore();
    const { bench } = test;
    const companyId = await test.add(passwordDraft());
    const moved = [sharedEntry({ address: 'https://new-acme.example.com/' })];
    const { undo } = await imported(test, moved, allChoices);
    await bench.call('signOutAll', undefined);
    expect(await undo()).toEqual({ undone: true });
    expect(bench.company('ACME')).toMatchObject({ id: companyId, status: 'signedOut' });
    expect(bench.stored()).toEqual([]);
    const signIn = { companyId, secrets: { password: PASSWORD }, storePassword: false };
    expect(await bench.call('signIn', signIn)).toEqual({ outcome: 'signedIn' });
    expect(await bench.copied(companyId)).toMatch(/^canary-access/);
  });

  it('a sign-in that is begun meanwhile is kept, on the disk too', async () => {
    const { bench, ids, add } = await threeCompanies();
    const [acme = ''] = ids;
    const goOn = bench.files.standStill((file) => file.includes('vault'));
    const signedOut = bench.call('signOutAll', undefined);
    await bench.settle();
    const signIn = { companyId: acme, secrets: { password: PASSWORD }, storePassword: false };
    const signedIn = bench.call('signIn', signIn);
    const added = add(passwordDraft({ label: 'Late', address: 'https://late.example.com' }));
    await bench.settle();
    goOn();
    const [late] = await Promise.all([added, signedIn, signedOut]);
    const states = () => bench.snapshot().companies.map(({ label, status }) => `${label} ${status}`);
    const expected = ['ACME ready', 'Globex signedOut', 'Initech signedOut', 'Late ready'];
    expect([states(), [...bench.stored()].sort()]).toEqual([expected, [acme, late].sort()]);
    await bench.restart();
    expect(states()).toEqual(expected);
  });
});

describe('removing everything', () => {
  it('leaves no file and quits, and nothing is written by what goes on meanwhile', async () => {
    const { bench, service, ids } = await threeCompanies();
    const renewing = bench.call('renew', { companyId: ids[0] ?? '' });
    const changing = bench.call('changeSettings', { theme: 'dark' });
    expect(await bench.call('removeEverything', undefined)).toEqual({ left: [] });
    await Promise.allSettled([renewing, changing]);
    expect(bench.effects.slice(-2)).toEqual(['start at login false', 'quit']);
    await bench.call('changeSettings', { theme: 'light' });
    await bench.call('saveCompany', saveOnly(passwordDraft({ label: 'Late' })));
    const asked = service.requests.length;
    await bench.clock.advance(60 * MINUTE_MS);
    expect(service.requests).toHaveLength(asked);
    await bench.core.finish();
    expect(fs.readdirSync(bench.folder)).toEqual([]);
    await bench.start();
    expect([bench.labels(), bench.snapshot().settings.theme]).toEqual([[], 'system']);
  });

  it('says what the system would not remove, and does not quit', async () => {
    const { bench } = await threeCompanies();
    bench.tracesLeft = ['/logs/tokentray.log'];
    expect(await bench.call('removeEverything', undefined)).toEqual({ left: ['/logs/tokentray.log'] });
    expect(bench.effects).not.toContain('quit');
    expect(bench.stored()).toEqual([]);
  });
});

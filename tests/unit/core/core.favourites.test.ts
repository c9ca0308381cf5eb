import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Envelope, sealEnvelope } from '../../../app/storage/envelope.ts';
import { generateTokenDraft, passwordDraft, userIdDraft } from '../../support/core/company-inputs.ts';
import type { CoreBench } from '../../support/core/core-bench.ts';
import { startCore } from '../../support/core/core-under-test.ts';

async function threeCompanies() {
  const { bench, service, add } = await startCore();
  const ids = [
    await add(passwordDraft()),
    await add(userIdDraft()),
    await add(generateTokenDraft()),
  ] as const;
  const favour = (companyId: string, isFavourite = true) =>
    bench.call('setFavourite', { companyId, isFavourite });
  return { bench, service, ids, favour };
}

const firstInTray = (bench: CoreBench) => {
  const [item] = bench.tray().items;
  return item?.kind === 'command' ? item.label : '';
};

describe('favourites', () => {
  it('come first in window and tray, in the order in which they became favourites; a restart keeps it so', async () => {
    const { bench, ids, favour } = await threeCompanies();
    await favour(ids[2]);
    await favour(ids[1]);
    await favour(ids[2]);
    expect(bench.labels()).toEqual(['Initech', 'Globex', 'ACME']);
    expect(bench.snapshot().companies.map(({ favourite }) => favourite)).toEqual([true, true, false]);
    expect(firstInTray(bench)).toMatch(/^Initech - copy token/);
    await bench.restart();
    expect(bench.labels()).toEqual(['Initech', 'Globex', 'ACME']);
    await favour(ids[2], false);
    expect(bench.labels()).toEqual(['Globex', 'ACME', 'Initech']);
  });

  it('are what the shortcut copies, the first of them, even while another company is in trouble', async () => {
    const { bench, service, ids, favour } = await threeCompanies();
    await favour(ids[1]);
    service.moods.set('acme.example.com', 'misconfigured');
    await bench.call('renew', { companyId: ids[0] });
    expect(firstInTray(bench)).toMatch(/^ACME - copy token \(cannot renew/);
    await bench.core.backgroundCopy.copyFirst();
    expect(bench.notifications.at(-1)?.body).toMatch(/^Globex token copied/);
  });

  it('that are deleted are none, and are favourites again when the deletion is undone', async () => {
    const { bench, ids, favour } = await threeCompanies();
    await favour(ids[2]);
    await bench.call('deleteCompany', { companyId: ids[2] });
    await bench.core.backgroundCopy.copyFirst();
    expect(bench.notifications.at(-1)?.body).toMatch(/^ACME token copied/);
    await favour(ids[1]);
    await bench.call('restoreCompany', { companyId: ids[2] });
    expect(bench.labels()).toEqual(['Initech', 'Globex', 'ACME']);
  });

  it('that are gone for good are forgotten with the next change', async () => {
    const { bench, ids, favour } = await threeCompanies();
    await favour(ids[2]);
    await bench.call('deleteCompany', { companyId: ids[2] });
    await bench.clock.advance(60_000);
    await favour(ids[1]);
    await favour('nobody');
    expect(bench.snapshot().settings.favouriteCompanyIds).toEqual([ids[1]]);
  });

  it('are moved among themselves, the others among theirs', async () => {
    const { bench, ids, favour } = await threeCompanies();
    await favour(ids[1]);
    await favour(ids[2]);
    await bench.call('moveCompany', { companyId: ids[2], beforeId: ids[1] });
    expect(bench.labels()).toEqual(['Initech', 'Globex', 'ACME']);
    await bench.call('moveCompany', { companyId: ids[2], beforeId: ids[0] });
    expect(bench.labels()).toEqual(['Globex', 'Initech', 'ACME']);
    await bench.call('moveCompany', { companyId: ids[0], beforeId: ids[1] });
    await bench.restart();
    expect(bench.labels()).toEqual(['Globex', 'Initech', 'ACME']);
  });

  it('stay when another setting changes', async () => {
    const { bench, ids, favour } = await threeCompanies();
    await favour(ids[1]);
    await bench.call('changeSettings', { theme: 'dark' });
    expect(bench.company('Globex').favourite).toBe(true);
  });
});

it.each([
  ['without a pin', {}, []],
  ['with a pin', { pinnedCompanyId: 'company-7' }, ['company-7']],
])('settings of version 1 %s are read, and kept beside the new ones', async (_what, pin, favourites) => {
  const { bench } = await startCore();
  await bench.call('changeSettings', { theme: 'dark' });
  await bench.core.finish();
  for (const name of fs.readdirSync(bench.folder).filter((file) => file.startsWith('settings')))
    asVersion1(path.join(bench.folder, name), pin);
  await bench.start();
  expect(bench.snapshot().settings).toMatchObject({ theme: 'dark', favouriteCompanyIds: favourites });
  expect(bench.snapshot().notices).toEqual([]);
  await bench.call('changeSettings', { theme: 'light' });
  expect(fs.existsSync(path.join(bench.folder, 'settings.v1.json'))).toBe(true);
  await bench.restart();
  expect(bench.snapshot().settings).toMatchObject({ theme: 'light', favouriteCompanyIds: favourites });
});

/** As an earlier version wrote it, checksum and all. */
function asVersion1(file: string, pin: object): void {
  const { checksum: _old, ...envelope } = JSON.parse(fs.readFileSync(file, 'utf8')) as Envelope;
  const { favouriteCompanyIds, ...payload } = envelope.payload as Record<string, unknown>;
  expect(favouriteCompanyIds).toEqual([]);
  const older = { ...envelope, schemaVersion: 1, payload: { ...payload, ...pin } };
  fs.writeFileSync(file, JSON.stringify(sealEnvelope(older)));
}

describe('recently copied companies', () => {
  it('are in the snapshot, the last one first, also after a restart, until the activity is cleared', async () => {
    const { bench, ids } = await threeCompanies();
    const recent = () => bench.snapshot().recentCompanyIds;
    expect(recent()).toEqual([]);
    await bench.core.backgroundCopy.copy(ids[0]);
    await bench.copied(ids[2]);
    await bench.copied(ids[0]);
    expect(recent()).toEqual([ids[0], ids[2]]);
    await bench.call('deleteCompany', { companyId: ids[0] });
    expect(recent()).toEqual([ids[2]]);
    await bench.call('restoreCompany', { companyId: ids[0] });
    await bench.restart();
    expect(recent()).toEqual([ids[0], ids[2]]);
    await bench.call('clearActivity', undefined);
    expect(recent()).toEqual([]);
  });
});

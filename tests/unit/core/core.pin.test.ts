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
  return { bench, service, ids };
}

const firstInTray = (bench: CoreBench) => {
  const [item] = bench.tray().items;
  return item?.kind === 'command' ? item.label : '';
};

describe('a pinned company', () => {
  it('is first in window and tray, and what the shortcut copies; a restart keeps it so', async () => {
    const { bench, ids } = await threeCompanies();
    await bench.call('pinCompany', { companyId: ids[2] });
    expect(bench.labels()).toEqual(['Initech', 'ACME', 'Globex']);
    expect(bench.snapshot().companies.map(({ pinned }) => pinned)).toEqual([true, false, false]);
    expect(firstInTray(bench)).toMatch(/^Initech - copy token/);
    await bench.core.backgroundCopy.copyFirst();
    expect(bench.notifications.at(-1)?.body).toMatch(/^Initech token copied/);
    await bench.restart();
    expect(bench.labels()).toEqual(['Initech', 'ACME', 'Globex']);
  });

  it('goes back to its own place when it is unpinned', async () => {
    const { bench, ids } = await threeCompanies();
    await bench.call('pinCompany', { companyId: ids[1] });
    await bench.call('pinCompany', { companyId: null });
    expect(bench.labels()).toEqual(['ACME', 'Globex', 'Initech']);
  });

  it('that is deleted pins nothing, and is pinned again when the deletion is undone', async () => {
    const { bench, ids } = await threeCompanies();
    await bench.call('pinCompany', { companyId: ids[2] });
    await bench.call('deleteCompany', { companyId: ids[2] });
    expect(bench.snapshot().companies.some(({ pinned }) => pinned)).toBe(false);
    await bench.core.backgroundCopy.copyFirst();
    expect(bench.notifications.at(-1)?.body).toMatch(/^ACME token copied/);
    await bench.call('restoreCompany', { companyId: ids[2] });
    expect(bench.labels()).toEqual(['Initech', 'ACME', 'Globex']);
  });

  it('stays first while the others are moved around it', async () => {
    const { bench, ids } = await threeCompanies();
    await bench.call('pinCompany', { companyId: ids[1] });
    await bench.call('moveCompany', { companyId: ids[2], toIndex: 0 });
    expect(bench.labels()).toEqual(['Globex', 'Initech', 'ACME']);
    await bench.call('moveCompany', { companyId: ids[1], toIndex: 2 });
    expect(bench.labels()).toEqual(['Globex', 'Initech', 'ACME']);
    await bench.restart();
    expect(bench.labels()).toEqual(['Globex', 'Initech', 'ACME']);
  });

  it('stays pinned when another setting changes', async () => {
    const { bench, ids } = await threeCompanies();
    await bench.call('pinCompany', { companyId: ids[1] });
    await bench.call('changeSettings', { theme: 'dark' });
    expect(bench.company('Globex').pinned).toBe(true);
  });
});

it('settings from before there was a pin are read as they are, with none', async () => {
  const { bench } = await startCore();
  await bench.call('changeSettings', { theme: 'dark' });
  await bench.core.finish();
  for (const name of fs.readdirSync(bench.folder).filter((file) => file.startsWith('settings')))
    withoutPin(path.join(bench.folder, name));
  await bench.start();
  expect(bench.snapshot().settings).toMatchObject({ theme: 'dark', pinnedCompanyId: null });
  expect(bench.snapshot().notices).toEqual([]);
});

/** As an earlier version wrote it, checksum and all. */
function withoutPin(file: string): void {
  const { checksum: _old, ...envelope } = JSON.parse(fs.readFileSync(file, 'utf8')) as Envelope;
  const { pinnedCompanyId, ...payload } = envelope.payload as Record<string, unknown>;
  expect(pinnedCompanyId).toBeNull();
  fs.writeFileSync(file, JSON.stringify(sealEnvelope({ ...envelope, payload })));
}

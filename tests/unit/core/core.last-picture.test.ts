// The tray's last picture, as the core leaves it in a file for the next start.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { expect, it } from 'vitest';
import { readFile } from '../../../app/storage/disk-files.ts';
import { readLoose } from '../../../app/storage/loose-document.ts';
import { LAST_PICTURE } from '../../../app/tray/last-picture-schema.ts';
import { passwordDraft, userIdDraft } from '../../support/core/company-inputs.ts';
import { type CoreUnderTest, startCore } from '../../support/core/core-under-test.ts';

const SOON_MS = 3_100;

const fileIn = ({ bench }: CoreUnderTest) => path.join(bench.folder, LAST_PICTURE.fileName);

/** What the next start would show of the companies. */
function labels(test: CoreUnderTest): readonly string[] {
  const { items = [] } = readLoose(LAST_PICTURE, test.bench.folder, { read: readFile }) ?? {};
  const end = items.findIndex(({ kind }) => kind === 'separator');
  return items.slice(0, end).map((item) => (item.kind === 'separator' ? '' : item.label));
}

async function withTwoCompanies(): Promise<CoreUnderTest & { readonly ids: readonly string[] }> {
  const test = await startCore();
  test.bench.core.keepPicture();
  const ids = [await test.add(passwordDraft({ storePassword: true })), await test.add(userIdDraft())];
  await test.bench.clock.advance(SOON_MS);
  return { ...test, ids };
}

/** Real writes end after the clock stands still again. */
const expectLabels = (test: CoreUnderTest, expected: readonly string[]) =>
  expect.poll(() => labels(test)).toEqual(expected);

it('follows what the operator does, soon: a rename, a sign-out, a deletion', async () => {
  const test = await withTwoCompanies();
  const { bench, ids } = test;
  const [acme = '', globex = ''] = ids;
  await expectLabels(test, ['ACME - copy token', 'Globex - copy token']);
  await bench.call('signOut', { companyId: globex });
  await bench.clock.advance(SOON_MS);
  await expectLabels(test, ['ACME - copy token', 'Globex - sign in…']);
  await bench.call('deleteCompany', { companyId: acme });
  await bench.clock.advance(SOON_MS);
  await expectLabels(test, ['Globex - sign in…']);
  expect(fs.readFileSync(fileIn(test), 'utf8')).not.toContain('ACME');
});

it('holds no secret, no address and no account', async () => {
  const test = await withTwoCompanies();
  await expectLabels(test, ['ACME - copy token', 'Globex - copy token']);
  await test.bench.copied(test.ids[0] ?? '');
  await test.bench.core.finish();
  const text = fs.readFileSync(fileIn(test), 'utf8');
  const { companies } = test.bench.snapshot();
  const told = companies.flatMap(({ address, account }) => [address, ...Object.values(account)]);
  const names = new Set(companies.map(({ label }) => label));
  expect(told.filter((value) => !names.has(value) && text.includes(value))).toEqual([]);
  expect(text).not.toContain(test.bench.clipboard.text || 'practice-password');
  expect(text).not.toMatch(/eyJ|password|secret/i);
});

it('copies nothing any more after a sign-out of all', async () => {
  const test = await withTwoCompanies();
  await test.bench.call('signOutAll', undefined);
  await test.bench.core.finish();
  expect(labels(test)).toEqual(['ACME - sign in…', 'Globex - sign in…']);
});

it('is removed with everything else, and not written again', async () => {
  const test = await withTwoCompanies();
  await expectLabels(test, ['ACME - copy token', 'Globex - copy token']);
  await test.bench.call('removeEverything', undefined);
  await test.bench.clock.advance(SOON_MS);
  await test.bench.core.finish();
  expect(fs.readdirSync(test.bench.folder)).toEqual([]);
});

it('costs nothing where it cannot be written', async () => {
  const test = await startCore();
  fs.mkdirSync(fileIn(test), { recursive: true });
  test.bench.core.keepPicture();
  await test.add(passwordDraft());
  await test.bench.clock.advance(SOON_MS);
  await test.bench.core.finish();
  expect([labels(test), test.bench.bugs]).toEqual([[], []]);
});

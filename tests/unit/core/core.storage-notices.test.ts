// What is wrong with the files, and what that means, as the window says it.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { expect, it } from 'vitest';
import { passwordDraft } from '../../support/core/company-inputs.ts';
import type { CoreBench } from '../../support/core/core-bench.ts';
import { startCore } from '../../support/core/core-under-test.ts';

const notice = (bench: CoreBench, wanted: string) => bench.snapshot().notices.find(({ id }) => id === wanted);
const inFolder = (bench: CoreBench, name: string) => path.join(bench.folder, name);

it('says once that others can read the files, where that could not be changed', async () => {
  const { bench, add } = await startCore();
  await add(passwordDraft());
  await bench.core.finish();
  fs.chmodSync(bench.folder, 0o755);
  for (const name of fs.readdirSync(bench.folder)) fs.chmodSync(inFolder(bench, name), 0o644);
  bench.files.refuse = (operation) => (operation === 'setMode' ? 'EPERM' : undefined);
  await bench.start();
  const said = bench.snapshot().notices.filter(({ id }) => id.startsWith('exposed'));
  expect(said).toEqual([expect.objectContaining({ severity: 'warning', dismissible: true })]);
  expect(said[0]?.title).toBe('Other people on this computer can read TokenTray’s files');
  expect(said[0]?.meaning).toContain(
    `The permissions of ${bench.folder}, or of a file in it, could not be changed.`,
  );
  expect(said[0]?.meaning).toMatch(/Ask IT to make the folder accessible to you alone/);

  // Where it can be changed, it is, and there is nothing to say.
  bench.files.refuse = () => undefined;
  await bench.restart();
  expect(notice(bench, 'exposed')).toBeUndefined();
  expect(fs.statSync(inFolder(bench, 'vault.json')).mode & 0o777).toBe(0o600);
});

it('says that there is one good copy only, until there are two again', async () => {
  const { bench, add } = await startCore();
  const id = await add(passwordDraft());
  await bench.core.finish();
  const lastGood = inFolder(bench, 'vault.last-good.json');
  fs.writeFileSync(lastGood, '{');
  bench.files.refuse = (operation, file) =>
    operation === 'write' && file === lastGood ? 'ENOSPC' : undefined;
  await bench.start();
  expect(notice(bench, 'notRepaired-vault')).toMatchObject({
    title: 'Sign-ins have no backup',
    meaning: expect.stringContaining(`One of the two files in ${bench.folder}`),
  });
  bench.files.refuse = () => undefined;
  await bench.call('renew', { companyId: id });
  await bench.until(() => notice(bench, 'notRepaired-vault') === undefined);
  expect(JSON.parse(fs.readFileSync(lastGood, 'utf8'))).toMatchObject({ format: 'tokentray/vault' });
});

it('says that a file with a forgotten sign-in could not be deleted, until it could', async () => {
  const { bench, add } = await startCore();
  const [acme, globex] = [await add(passwordDraft()), await add(passwordDraft({ label: 'Globex' }))];
  await bench.core.finish();
  for (const name of ['vault.json', 'vault.last-good.json'])
    fs.appendFileSync(inFolder(bench, name), 'and more');
  await bench.start();
  bench.files.refuse = (operation, file) =>
    operation === 'remove' && file.includes('unreadable') ? 'EPERM' : undefined;
  await bench.call('deleteCompany', { companyId: acme });
  await bench.core.finish();
  expect(notice(bench, 'notForgotten')).toMatchObject({
    title: 'An old file with sign-ins could not be deleted',
    meaning: expect.stringContaining(bench.folder),
  });
  bench.files.refuse = () => undefined;
  await bench.call('deleteCompany', { companyId: globex });
  await bench.core.finish();
  expect(notice(bench, 'notForgotten')).toBeUndefined();
  expect(fs.readdirSync(bench.folder).filter((name) => name.includes('unreadable'))).toEqual([]);
});

it('says that a sign-in could not be saved until that one is, whichever others are saved meanwhile', async () => {
  const { bench, add } = await startCore();
  const [acme, globex] = [await add(passwordDraft()), await add(passwordDraft({ label: 'Globex' }))];
  const before = await bench.secretOf(acme);
  const encrypt = bench.cipher.encrypt.bind(bench.cipher);
  bench.cipher.encrypt = async () => {
    bench.cipher.encrypt = encrypt;
    throw new Error('refused once by the test');
  };
  await bench.call('renew', { companyId: acme });
  await bench.settle();
  const isSaid = () => notice(bench, 'saveFailed-vault') !== undefined;
  expect([isSaid(), await bench.secretOf(acme)]).toEqual([true, before]);
  await bench.call('renew', { companyId: globex });
  await bench.settle();
  expect([isSaid(), await bench.secretOf(acme)]).toEqual([true, before]);
  await bench.clock.advance(30_000);
  await bench.until(() => !isSaid());
  expect(await bench.secretOf(acme)).not.toBe(before);
});

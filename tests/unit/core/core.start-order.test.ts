// What a start waits for, and what it does not: the operator may have clicked a company already.
import * as path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HourCycle } from '../../../app/shared/hour-cycle.ts';
import { passwordDraft } from '../../support/core/company-inputs.ts';
import { type CoreUnderTest, startCore } from '../../support/core/core-under-test.ts';
import { ACME_FILE, managedAcme, startManaged } from '../../support/core/managed-files.ts';
import { PASSWORD } from '../../support/services/model-service.ts';

/** The names of the files that are read, or written, from now on. */
function filesIn(what: 'read' | 'write', { files }: CoreUnderTest['bench']): readonly string[] {
  const names: string[] = [];
  files.refuse = (operation, file) => {
    if (operation === what) names.push(path.basename(file));
    return undefined;
  };
  return names;
}

/** From now on; the answer lets it decrypt the others. */
function decryptsOneSecret({ cipher }: CoreUnderTest['bench']): () => void {
  const decrypt = cipher.decrypt.bind(cipher);
  let goOn = () => {};
  const goesOn = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let decrypted = 0;
  cipher.decrypt = async (sealed) => {
    decrypted += 1;
    if (decrypted > 1) await goesOn;
    return decrypt(sealed);
  };
  return goOn;
}

async function quitWithCompany(): Promise<CoreUnderTest> {
  const test = await startCore();
  await test.add(passwordDraft());
  await test.bench.core.finish();
  return test;
}

const FILES = ['settings.json', 'profiles.json', 'vault.json'];

it('reads the files while the system is asked for the format of its clock', async () => {
  const test = await quitWithCompany();
  const { bench } = test;
  let answer = (_hourCycle: HourCycle) => {};
  bench.hourCycle = new Promise((resolve) => {
    answer = resolve;
  });
  const names = filesIn('read', bench);
  const starting = bench.start();
  await bench.settle();
  expect(names).toEqual(expect.arrayContaining(FILES));
  answer('h12');
  await starting;
  expect(bench.snapshot().language).toBe('en-US-u-hc-h12');
});

it('reads the files while the keyring is asked, and decrypts nothing before it has answered', async () => {
  const test = await quitWithCompany();
  const { bench } = test;
  let answer = () => {};
  bench.cipher.prepare = () =>
    new Promise((resolve) => {
      answer = () => {
        bench.cipher.kind = 'secure';
        resolve();
      };
    });
  bench.cipher.kind = 'none';
  const names = filesIn('read', bench);
  const starting = bench.start();
  await bench.settle();
  expect(names).toEqual(expect.arrayContaining(FILES));
  answer();
  await starting;
  expect(bench.company('ACME')).toMatchObject({ validity: { kind: 'until' } });
});

describe('a copy that was clicked before the core was there', () => {
  /** Three companies after a quit, the last of which was clicked. */
  async function clicked() {
    const test = await startCore();
    const { bench, add } = test;
    const ids: string[] = [];
    for (const label of ['ACME', 'Globex', 'Initech']) ids.push(await add(passwordDraft({ label })));
    await bench.core.finish();
    bench.clipboard.text = '';
    const core = await bench.create();
    const waiting = ids.splice(2);
    return { ...test, core, takeCopy: () => waiting.shift() };
  }

  it('is made before the other companies are restored and before the log is read, and is in the log', async () => {
    const { bench, core, takeCopy, service } = await clicked();
    const goOn = decryptsOneSecret(bench);
    const names = filesIn('read', bench);
    const starting = core.start({ takeCopy });
    await bench.until(() => bench.clipboard.text !== '');
    expect(service.livesForMs(bench.clipboard.text)).toBeGreaterThan(0);
    expect(bench.company('Initech').validity.kind).toBe('until');
    expect([bench.company('ACME').status, names]).toEqual(['signedOut', []]);
    goOn();
    await starting;
    expect(bench.company('ACME').status).not.toBe('signedOut');
    const { entries } = await bench.call('readActivity', { companyId: null, group: null, limit: 3 });
    expect(entries.map(({ text }) => text.replace(/, valid until .*/, ''))).toEqual([
      'Copied',
      'TokenTray started',
      'TokenTray quit',
    ]);
    expect(bench.snapshot().recentCompanyIds).toEqual([bench.company('Initech').id]);
  });

  it('is made while a disk that stands still is to save what IT has changed', async () => {
    const { bench, add } = await startManaged({ [ACME_FILE]: { companies: [managedAcme()] } });
    const { id } = bench.company('ACME');
    await bench.call('signIn', { companyId: id, secrets: { password: PASSWORD }, storePassword: false });
    const waiting = [await add(passwordDraft({ label: 'Globex' }))];
    await bench.core.finish();
    const ofNew = { label: 'Initech', address: 'https://initech.example.com/' };
    bench.managed.write(ACME_FILE, { companies: [managedAcme(ofNew)] });
    const goOn = bench.files.standStill();
    const core = await bench.create();
    let isRestored = false;
    const onRestored = async () => {
      isRestored = true;
    };
    const starting = core.start({ takeCopy: () => waiting.shift(), onRestored });
    await bench.until(() => bench.clipboard.text !== '' && isRestored);
    expect([bench.labels(), bench.stored().includes(id)]).toEqual([['Globex', 'Initech'], true]);
    goOn();
    await starting;
    await core.finish();
    expect([bench.stored(), bench.bugs]).toEqual([[bench.company('Globex').id], []]);
    await bench.start();
    expect(bench.labels()).toEqual(['Globex', 'Initech']);
  });

  it('opens the window where the company is gone', async () => {
    const { bench, core } = await clicked();
    const waiting = ['gone'];
    await core.start({ takeCopy: () => waiting.shift() });
    expect([bench.shown, bench.clipboard.text]).toEqual([[{ screen: 'companies' }], '']);
  });

  it('is cleared and logged where the app quits before the others are restored', async () => {
    const { bench, core, takeCopy } = await clicked();
    const goOn = decryptsOneSecret(bench);
    const starting = core.start({ takeCopy });
    await bench.until(() => bench.clipboard.text !== '');
    const finishing = core.finish();
    goOn();
    await Promise.all([starting, finishing]);
    expect(bench.clipboard.text).toBe('');
    await bench.start();
    expect(bench.snapshot().recentCompanyIds).toHaveLength(1);
  });
});

it('removes the secrets of companies that are gone only after the hand-over, and none of a company deleted since', async () => {
  const { bench, add } = await startCore();
  const orphan = await add(passwordDraft({ label: 'Globex' }));
  const deleted = await add(passwordDraft({ label: 'ACME' }));
  await bench.call('deleteCompany', { companyId: orphan });
  const core = await bench.create();
  let stored: readonly string[] = [];
  await core.start({
    onRestored: async () => {
      stored = bench.stored();
      await bench.call('deleteCompany', { companyId: deleted });
    },
  });
  expect(stored).toEqual([orphan, deleted]);
  expect(bench.stored()).toEqual([deleted]);
});

it('removes the secrets of many companies that are gone in one save', async () => {
  const { bench, add } = await startCore();
  const kept = await add(passwordDraft());
  for (let number = 1; number <= 5; number += 1) {
    const companyId = await add(passwordDraft({ label: `Company ${number}` }));
    await bench.call('deleteCompany', { companyId });
  }
  const core = await bench.create();
  expect(bench.stored()).toHaveLength(6);
  const names = filesIn('write', bench);
  await core.start({ takeCopy: () => undefined });
  expect([names.filter((name) => name === 'vault.json'), bench.stored()]).toEqual([['vault.json'], [kept]]);
});

// What a start waits for, and what it does not: the operator may have clicked a company already.
import * as path from 'node:path';
import { expect, it } from 'vitest';
import type { HourCycle } from '../../../app/shared/hour-cycle.ts';
import { passwordDraft } from '../../support/core/company-inputs.ts';
import { type CoreUnderTest, startCore } from '../../support/core/core-under-test.ts';

/** The names of the files that are read from now on. */
function filesRead({ bench }: Pick<CoreUnderTest, 'bench'>): readonly string[] {
  const names: string[] = [];
  bench.files.refuse = (operation, file) => {
    if (operation === 'read') names.push(path.basename(file));
    return undefined;
  };
  return names;
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
  const names = filesRead(test);
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
  const names = filesRead(test);
  const starting = bench.start();
  await bench.settle();
  expect(names).toEqual(expect.arrayContaining(FILES));
  answer();
  await starting;
  expect(bench.company('ACME')).toMatchObject({ validity: { kind: 'until' } });
});

// The picture of the home screen that the next start shows first: what becomes of it as the operator goes on.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, it } from 'vitest';
import { passwordDraft, saveOnly, userIdDraft } from '../../support/core/company-inputs.ts';
import type { CoreBench } from '../../support/core/core-bench.ts';
import { startCore } from '../../support/core/core-under-test.ts';
import { homePicture, pictureRow } from '../../support/snapshot/home-picture-sample.ts';

const SETTLED_MS = 60_000;
const NAMES = ['ACME', 'Globex'];

/** In the language that the bench speaks. */
const listOf = (ids: readonly string[], buttons: readonly ('copy' | 'signIn')[] = ['copy']) =>
  homePicture({
    language: 'en-US',
    parts: ids.flatMap((id, at) => pictureRow(id, NAMES[at] ?? '', buttons)),
  });

const fileIn = ({ folder }: CoreBench) => path.join(folder, 'home-picture.json');
const storedIn = (bench: CoreBench) =>
  (JSON.parse(fs.readFileSync(fileIn(bench), 'utf8')) as { picture: unknown }).picture;

async function pictured() {
  const test = await startCore();
  const ids = [await test.add(passwordDraft()), await test.add(userIdDraft())];
  await test.bench.call('keepPicture', listOf(ids));
  await test.bench.clock.advance(SETTLED_MS);
  const stored = () => storedIn(test.bench);
  expect(stored()).toMatchObject({ list: { companies: [{ id: ids[0] }, { id: ids[1] }] } });
  return { ...test, ids, stored };
}

describe('the picture of the home screen', () => {
  it('survives a restart, and the renewals of a day', async () => {
    const { bench, stored } = await pictured();
    await bench.restart();
    await bench.clock.advance(86_400_000);
    expect(stored()).not.toBeNull();
  });

  it('goes with a sign-out of one company, of all, and with a company', async () => {
    for (const step of ['signOut', 'signOutAll', 'deleteCompany'] as const) {
      const { bench, ids, stored } = await pictured();
      const companyId = ids[1] ?? '';
      if (step === 'signOutAll') await bench.call(step, undefined);
      else await bench.call(step, { companyId });
      await bench.clock.advance(SETTLED_MS);
      expect(stored(), step).toBeNull();
    }
  });

  it('goes with a change that is followed by the end at once', async () => {
    const { bench, ids, stored } = await pictured();
    const draft = passwordDraft({ environment: 'production' });
    await bench.call('saveCompany', saveOnly(draft, ids[0]));
    await bench.core.finish();
    expect(stored()).toBeNull();
  });

  it('goes when the keyring does, and then offers to sign in, below what that means', async () => {
    const { bench, ids, stored } = await pictured();
    bench.cipher.kind = 'none';
    await bench.core.keyringChanged();
    await bench.clock.advance(SETTLED_MS);
    expect(stored()).toBeNull();
    await bench.call('keepPicture', listOf(ids));
    await bench.call('signOutAll', undefined);
    await bench.call('keepPicture', listOf(ids, ['signIn']));
    await bench.clock.advance(SETTLED_MS);
    expect(stored()).toMatchObject({
      list: { companies: [{ offers: 'signIn' }, { offers: 'signIn' }], notices: ['memoryOnly'] },
    });
  });

  it('goes when a keyring is unlocked after all, and a sign-in is there that it did not offer', async () => {
    const { bench, add } = await startCore();
    const id = await add(passwordDraft());
    bench.cipher.kind = 'none';
    await bench.restart();
    expect(bench.company('ACME').status).toBe('needsSignIn');
    await bench.call('keepPicture', listOf([id], ['signIn']));
    await bench.clock.advance(SETTLED_MS);
    expect(storedIn(bench)).toMatchObject({ list: { companies: [{ offers: 'signIn' }] } });
    bench.cipher.kind = 'secure';
    await bench.core.keyringChanged();
    await bench.clock.advance(SETTLED_MS);
    expect([bench.company('ACME').status, storedIn(bench)]).toEqual(['ready', null]);
  });

  it('goes with everything, and is not written again', async () => {
    const { bench, ids } = await pictured();
    await bench.call('removeEverything', undefined);
    await bench.call('keepPicture', listOf(ids));
    await bench.clock.advance(SETTLED_MS);
    expect(fs.existsSync(fileIn(bench))).toBe(false);
  });
});

// The picture of the home screen that the next start shows first: what becomes of it as the operator goes on.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, it } from 'vitest';
import { passwordDraft, userIdDraft } from '../../support/core/company-inputs.ts';
import { startCore } from '../../support/core/core-under-test.ts';
import { homePicture, pictureRow } from '../../support/snapshot/home-picture-sample.ts';

const SETTLED_MS = 60_000;

async function pictured() {
  const test = await startCore();
  const ids = [await test.add(passwordDraft()), await test.add(userIdDraft())];
  const file = path.join(test.bench.folder, 'home-picture.json');
  await test.bench.call('keepPicture', homePicture({ parts: ids.flatMap((id) => pictureRow(id, 'ACME')) }));
  await test.bench.clock.advance(SETTLED_MS);
  const stored = () => (JSON.parse(fs.readFileSync(file, 'utf8')) as { picture: unknown }).picture;
  expect(stored()).toMatchObject({ companies: [{ id: ids[0] }, { id: ids[1] }], language: 'en-GB' });
  return { ...test, ids, file, stored };
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

  it('goes with everything, and is not written again', async () => {
    const { bench, ids, file } = await pictured();
    await bench.call('removeEverything', undefined);
    await bench.call('keepPicture', homePicture({ parts: pictureRow(ids[0] ?? '', 'ACME') }));
    await bench.clock.advance(SETTLED_MS);
    expect(fs.existsSync(file)).toBe(false);
  });
});

// What is said of a copy that the shortcut asked for, or the window, when its page is gone.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { expect, it } from 'vitest';
import { sealEnvelope } from '../../../app/storage/envelope.ts';
import { passwordDraft } from '../../support/core/company-inputs.ts';
import { startCore } from '../../support/core/core-under-test.ts';

it('tells by notification what came of a copy whose window was closed meanwhile', async () => {
  const { bench, add } = await startCore();
  const companyId = await add(passwordDraft());
  await bench.call('signOut', { companyId });
  const input = { companyId, format: null };
  const result = await bench.call('copyToken', input);
  expect(bench.notifications).toEqual([]);
  bench.core.backgroundCopy.tellUnseen(input, result);
  expect(bench.notifications.at(-1)?.title).toBe('ACME: nothing copied');
});

it('opens the page of a company that a newer version of the app has set up: it says why there is no copy', async () => {
  const { bench, add } = await startCore();
  const companyId = await add(passwordDraft({ environment: 'production' }));
  await bench.core.finish();
  for (const name of ['profiles.json', 'profiles.last-good.json']) {
    const file = path.join(bench.folder, name);
    const { checksum: _former, ...document } = JSON.parse(fs.readFileSync(file, 'utf8'));
    document.payload.companies[0].providerId = 'of-a-newer-version';
    fs.writeFileSync(file, JSON.stringify(sealEnvelope(document)));
  }
  await bench.start();
  expect(bench.company('ACME').status).toBe('unusable');
  await bench.core.backgroundCopy.copyFirst();
  expect([bench.shown, bench.notifications]).toEqual([[{ screen: 'company', companyId }], []]);
});

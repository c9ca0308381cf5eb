// What is said of a copy that the window asked for, when its page is gone.
import { expect, it } from 'vitest';
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

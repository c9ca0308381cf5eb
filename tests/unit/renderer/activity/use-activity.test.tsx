// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import type { ActivityPage } from '../../../../app/shared/contract/activity.ts';
import { useActivity } from '../../../../renderer/activity/use-activity.ts';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

const page = (total: number): ActivityPage => ({ entries: [], total, days: [], moreDays: 0 });

let main: PlayedMain;
let companyId: string | null;
beforeEach(async () => {
  main = await PlayedMain.start();
  companyId = null;
});

it('is read again when there is more, and stays as it was until the answer', async () => {
  const hook = await runHook(() => useActivity(companyId, 'copies', 5));
  expect([hook.current, main.inputOf('readActivity')]).toEqual([
    undefined,
    { companyId: null, group: 'copies', limit: 5 },
  ]);
  await hook.after(() => main.answer('readActivity', page(1)));
  await hook.after(() => main.tell({ activityRevision: 1 }));
  expect(hook.current).toEqual(page(1));
  await hook.after(() => main.answer('readActivity', page(2)));
  expect(hook.current).toEqual(page(2));
});

it('is read again in another language, and not for what has nothing to do with it', async () => {
  const hook = await runHook(() => useActivity(companyId, null, 5));
  await hook.after(() => main.answer('readActivity', page(1)));
  await hook.after(() => main.tell({ trayAvailable: false }));
  expect(main.waiting).toEqual([]);
  await hook.after(() => main.tell({ language: 'de' }));
  expect(main.waiting).toEqual(['readActivity']);
});

it('is that of the company which is shown now, whichever answer comes last', async () => {
  const hook = await runHook(() => useActivity(companyId, null, 5));
  companyId = 'a';
  await hook.again();
  await hook.after(() => main.answer('readActivity', page(1)));
  await hook.after(() => main.answer('readActivity', page(100)));
  expect(hook.current).toEqual(page(1));
});

// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { useBusy } from '../../../../renderer/ui/use-busy.ts';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

beforeEach(() => PlayedMain.start());

it('runs one task at a time, and the next once it has ended, however it ended', async () => {
  const hook = await runHook(useBusy);
  let end: (error?: Error) => void = () => {};
  let begun = 0;
  const task = () => {
    begun += 1;
    return new Promise<void>((resolve, reject) => {
      end = (error) => (error ? reject(error) : resolve());
    });
  };
  let first: Promise<void> | undefined;
  await hook.after(() => {
    first = hook.current.run(task);
    void hook.current.run(task);
  });
  expect([begun, hook.current.isBusy]).toEqual([1, true]);
  await hook.after(() => {
    end(new Error('broken'));
    return expect(first).rejects.toThrow('broken');
  });
  expect(hook.current.isBusy).toBe(false);
  await hook.after(() => void hook.current.run(task));
  await hook.after(() => end());
  expect([begun, hook.current.isBusy]).toEqual([2, false]);
});

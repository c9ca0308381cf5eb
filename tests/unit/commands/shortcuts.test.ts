import { expect, it } from 'vitest';
import { startCore } from '../../support/core/core-under-test.ts';

const QUICK_COPY = 'CommandOrControl+Shift+Space';
const isNoticed = ({ notices }: { readonly notices: readonly { readonly id: string }[] }) =>
  notices.some(({ id }) => id === 'shortcutFailed');

it('one that the app offers by itself is said at its setting where it is not free, and nowhere else', async () => {
  const { bench } = await startCore((each) => {
    each.shortcutAnswer = 'taken';
  });
  const { settings, refusedShortcuts } = bench.snapshot();
  expect(settings.quickCopyShortcut).toBe(QUICK_COPY);
  expect(refusedShortcuts).toEqual(['quickCopyShortcut']);
  expect(isNoticed(bench.snapshot())).toBe(false);
});

it('one that was chosen and is taken at the next start is told in the window, too, until another one works', async () => {
  const { bench } = await startCore();
  await bench.call('changeSettings', { quickCopyShortcut: 'Ctrl+Alt+Q' });
  bench.shortcutAnswer = 'taken';
  await bench.restart();
  expect(bench.snapshot().refusedShortcuts).toContain('quickCopyShortcut');
  expect(isNoticed(bench.snapshot())).toBe(true);
  bench.shortcutAnswer = 'applied';
  await bench.call('changeSettings', { copyShortcut: '' });
  expect(isNoticed(bench.snapshot())).toBe(true);
  await bench.call('changeSettings', { quickCopyShortcut: 'Ctrl+Alt+W' });
  expect(bench.snapshot().refusedShortcuts).toEqual([]);
  expect(isNoticed(bench.snapshot())).toBe(false);
});

it('the same keys cannot mean both', async () => {
  const { bench } = await startCore();
  const before = bench.effects.length;
  const { rejected } = await bench.call('changeSettings', { copyShortcut: QUICK_COPY });
  expect(rejected).toEqual({ copyShortcut: 'TokenTray already uses this shortcut. Choose a different one.' });
  expect(bench.effects.length).toBe(before);
  // None twice is no clash.
  await bench.call('changeSettings', { quickCopyShortcut: '' });
  expect(await bench.call('changeSettings', { copyShortcut: '' })).toEqual({ rejected: {} });
});

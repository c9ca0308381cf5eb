// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { Snapshot } from '../../../../app/shared/contract/snapshot.ts';
import { StillRunning } from '../../../../renderer/farewell/still-running.tsx';
import { snapshot } from '../../../support/snapshot/snapshot-sample.ts';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

const KEYS = 'press Ctrl + Shift + Space in any app, type a few letters';

async function wordsWith(quickCopyShortcut: string, rest: Partial<Snapshot> = {}): Promise<string> {
  const { settings } = snapshot({});
  await PlayedMain.start({ settings: { ...settings, quickCopyShortcut }, ...rest });
  const page = await runHook(
    () => undefined,
    () => (
      <StillRunning
        farewell={{ kind: 'stillRunning', panel: 'other', offersStart: false }}
        onStay={() => undefined}
      />
    ),
  );
  const words = document.body.textContent;
  await page.end();
  return words;
}

it('says which keys copy a token from any app, if they do', async () => {
  expect(await wordsWith('Control+Shift+Space')).toContain(KEYS);
  expect(await wordsWith('')).not.toContain('in any app');
  expect(await wordsWith('Control+Shift+Space', { refusedShortcuts: ['quickCopyShortcut'] })).not.toContain(
    'in any app',
  );
});

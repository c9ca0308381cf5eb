// @vitest-environment happy-dom
import { useState } from 'react';
import { expect, it } from 'vitest';
import { ShortcutRecorder } from '../../../../renderer/settings/shortcut-recorder.tsx';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

it('gives the focus to the button that records another shortcut once this one is cleared', async () => {
  await PlayedMain.start();
  const page = await runHook(
    () => useState('Alt+Q'),
    ([accelerator, record]) => (
      <ShortcutRecorder label="Quick copy" hint="" accelerator={accelerator} onRecord={record} />
    ),
  );
  const buttons = () => [...document.querySelectorAll('button')];
  await page.after(() => {
    buttons()[1]?.focus();
    buttons()[1]?.click();
  });
  expect(page.current[0]).toBe('');
  expect(buttons()).toEqual([document.activeElement]);
});

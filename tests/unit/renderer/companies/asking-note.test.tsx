// @vitest-environment happy-dom
import { useState } from 'react';
import { expect, it } from 'vitest';
import { AskingNote } from '../../../../renderer/companies/asking-note.tsx';
import { company } from '../../../support/snapshot/company-view-sample.ts';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

it('has the focus once its button has ended the pause and is gone', async () => {
  const main = await PlayedMain.start();
  const page = await runHook(
    () => useState(company({ asking: { isForced: false, pausedUntil: 'quit' } })),
    ([paused]) => <AskingNote company={paused} />,
  );
  const again = document.querySelector('button');
  await page.after(() => {
    again?.focus();
    again?.click();
  });
  expect(main.inputOf('endPause')).toEqual({ companyId: 'a' });
  const [, change] = page.current;
  await page.after(() => change(company({ asking: { isForced: false } })));
  expect(document.querySelector('button')).toBeNull();
  const words = document.querySelector('p');
  expect(words?.textContent).toBe('You confirm each copy.');
  expect(document.activeElement).toBe(words?.parentElement);
});

// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { ItContact } from '../../../../renderer/managed/it-contact.tsx';
import { snapshot } from '../../../support/snapshot/snapshot-sample.ts';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

it('appears as soon as IT sets a contact, and is nothing before', async () => {
  const main = await PlayedMain.start({ managed: snapshot().managed });
  const page = await runHook(
    () => undefined,
    () => <ItContact />,
  );
  expect(document.body.textContent).toBe('');
  const contact = { words: 'extension 4711', origin: '/etc/tokentray/10-acme.json' };
  await page.after(() => main.tell({ managed: { ...snapshot().managed, contact } }));
  expect(document.body.textContent).toBe('Help from IT: extension 4711');
});

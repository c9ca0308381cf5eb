// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { FirstWords } from '../../../../renderer/about/first-words.tsx';
import { snapshot } from '../../../support/snapshot/snapshot-sample.ts';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

async function wordsWith(contact?: string): Promise<string> {
  const origin = '/etc/tokentray/10-acme.json';
  const managed = { ...snapshot().managed, ...(contact && { contact: { words: contact, origin } }) };
  await PlayedMain.start({ managed });
  await runHook(
    () => undefined,
    () => <FirstWords />,
  );
  return document.body.textContent ?? '';
}

it('says when to choose each format, and to ask the people who gave the account where IT has set no contact', async () => {
  const words = await wordsWith();
  expect(words).toMatch(/Token eyJ\S+Only the token\./);
  expect(words).toMatch(/Bearer token Bearer eyJ\S+With “Bearer” in front\./);
  expect(words).toMatch(/Authorization header Authorization: Bearer eyJ\S+The whole header line\./);
  expect(words).toContain('The people who gave you the address and your account.');
});

it('names IT’s contact instead, where there is one', async () => {
  const words = await wordsWith('IT help desk, extension 4711');
  expect(words).toContain('Help from IT: IT help desk, extension 4711');
  expect(words).not.toContain('The people who gave you');
});

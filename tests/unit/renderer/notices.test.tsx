// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { Notice } from '../../../app/shared/contract/snapshot.ts';
import { Notices } from '../../../renderer/notices.tsx';
import { PlayedMain } from './played-main.ts';
import { runHook } from './run-hook.tsx';

const notice = (id: string, dismissible = true): Notice => ({
  ...{ id, title: id, meaning: '', severity: 'warning', dismissible },
});

/** Where the focus is once these are dismissed, each by its button, and main has taken them away. */
async function focusAfter(notices: readonly Notice[], dismissed: readonly string[]) {
  const main = await PlayedMain.start({ notices });
  const page = await runHook(
    () => undefined,
    () => (
      <>
        <Notices />
        <main>
          <h1 tabIndex={-1}>Companies</h1>
        </main>
      </>
    ),
  );
  let left = notices;
  for (const title of dismissed) {
    const own = [...document.querySelectorAll<HTMLElement>('[data-dismiss]')].find(
      (button) => bannerOf(button) === title,
    );
    await page.after(() => {
      own?.focus();
      own?.click();
    });
    left = left.filter(({ id }) => id !== title);
    await page.after(() => main.tell({ notices: left }));
  }
  const focused = document.activeElement;
  const words = focused === document.querySelector('h1') ? 'heading' : focused && bannerOf(focused);
  await page.end();
  return words;
}

const bannerOf = (button: Element) => button.closest('section > div')?.querySelector('p')?.textContent;

it('the focus goes to the next notice that can be dismissed, at last to the heading of the screen', async () => {
  const notices = [notice('one'), notice('two', false), notice('three')];
  expect(await focusAfter(notices, ['one'])).toBe('three');
  expect(await focusAfter(notices, ['three'])).toBe('one');
  expect(await focusAfter(notices, ['one', 'three'])).toBe('heading');
  expect(await focusAfter([notice('one')], ['one'])).toBe('heading');
});

// What an operator sets up in the system for eyes and hands: large text, less motion, high contrast, no mouse.
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { axeFaults } from '../support/window/axe-faults.ts';
import { focusStops } from '../support/window/focus-stops.ts';
import { layoutFaults } from '../support/window/layout-faults.ts';
import { Operator } from '../support/window/operator.ts';
import { untilRedrawn } from '../support/window/painted.ts';
import { photographOnRequest } from '../support/window/photograph.ts';
import { walkScreens } from '../support/window/screen-walk.ts';

/** Of a walk through every screen, on a busy computer. */
const WALK_TIMEOUT_MS = 240_000;

test('every screen can be read with text of twice the size', async ({ launch, startPractice }) => {
  test.setTimeout(WALK_TIMEOUT_MS);
  const server = await startPractice({ accessTtlS: 900 });
  const app = await launch();
  const page = await app.window();
  const faults: string[] = [];
  const enlarge = async (size: string) => {
    await page.evaluate((fontSize) => {
      document.documentElement.style.fontSize = fontSize;
    }, size);
    await untilRedrawn(page);
  };
  await walkScreens(page, server, async (screen) => {
    await enlarge('200%');
    await photographOnRequest(app, page, `text-200-${screen.replace(/\W+/g, '-').toLowerCase()}`);
    faults.push(...(await layoutFaults(page)).map((fault) => `${screen}: ${fault}`));
    faults.push(...(await axeFaults(page)).map((fault) => `${screen}: ${fault}`));
    faults.push(...(await unselectableErrors(page)).map((text) => `${screen}: cannot be selected: ${text}`));
    await enlarge('');
  });
  expect(faults).toEqual([]);

  await enlarge('200%');
  await new Operator(page).openCompany('Globex');
  await seeMessageClearOfButton(page);
});

/** A message covers neither the button that it answers, nor the next screen. */
async function seeMessageClearOfButton(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Renew now' });
  await button.evaluate((pressed) => pressed.scrollIntoView({ block: 'end' }));
  await button.click();
  const message = page.getByRole('alertdialog').filter({ hasText: 'Globex renewed' });
  await expect(message).toBeVisible();
  const [over, under] = [await message.boundingBox(), await button.boundingBox()];
  expect(over && under && (over.y + over.height <= under.y || over.y >= under.y + under.height)).toBe(true);
  // Under the pointer it would not disappear on its own.
  await message.hover();
  await page.getByRole('button', { name: 'Back' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Companies', level: 1 })).toBeVisible();
  await expect(message).toBeHidden();
}

/** The words of errors that the mouse could not take along. */
function unselectableErrors(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[role="alert"] *, [class*="_error_"], [class*="_error_"] *')]
      .filter((place) => place.checkVisibility() && !place.closest('button'))
      .filter(({ childNodes }) => [...childNodes].some((node) => node instanceof Text && node.data.trim()))
      .filter((words) => getComputedStyle(words).userSelect !== 'text')
      .map(({ textContent }) => textContent ?? ''),
  );
}

test('no screen moves when the system asks for less motion', async ({ launch, startPractice }) => {
  test.setTimeout(WALK_TIMEOUT_MS);
  const server = await startPractice({ accessTtlS: 900 });
  const app = await launch();
  const page = await app.window();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const moving: string[] = [];
  await walkScreens(page, server, async (screen) => {
    moving.push(...(await motions(page)).map((motion) => `${screen}: ${motion}`));
  });
  expect(moving).toEqual([]);
});

test('every screen works in high contrast, and shows where the focus is', async ({
  launch,
  startPractice,
}) => {
  test.setTimeout(WALK_TIMEOUT_MS);
  const server = await startPractice({ accessTtlS: 900 });
  const app = await launch();
  const page = await app.window();
  const faults: string[] = [];
  let stopCount = 0;
  await walkScreens(page, server, async (screen) => {
    // Anew on each screen: a change of theme takes the system's colours away, but not the mode.
    await page.emulateMedia({ forcedColors: 'none' });
    await page.emulateMedia({ forcedColors: 'active' });
    await photographOnRequest(
      app,
      page,
      `contrast-${screen.replace(/\W+/g, '-').toLowerCase()}`,
      async () => {
        expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
      },
    );
    const stops = await focusStops(page);
    stopCount += stops.length;
    if (stops.length === 0) faults.push(`${screen}: no focus at all`);
    for (const { name, isSeen } of stops) if (!isSeen) faults.push(`${screen}: focus not seen on ${name}`);
    faults.push(...(await axeFaults(page)).map((fault) => `${screen}: ${fault}`));
  });
  expect(faults).toEqual([]);
  expect(stopCount).toBeGreaterThan(60);
});

/** What moves, or would move on the next change. */
function motions(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const named = (element: Element) => `${element.tagName.toLowerCase()}.${element.className}`;
    const lasts = (durations: string) => durations.split(',').some((duration) => parseFloat(duration) > 0);
    return [...document.querySelectorAll('*')].flatMap((element) => {
      const style = getComputedStyle(element);
      const isAnimated = style.animationName !== 'none' && lasts(style.animationDuration);
      return isAnimated || lasts(style.transitionDuration) ? [named(element)] : [];
    });
  });
}

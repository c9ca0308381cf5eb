// A screen in another language for a moment, as an operator would see it who had chosen that language before.
import { expect, type Page } from '@playwright/test';
import type { Language } from '../../../app/shared/contract/settings.ts';

const CLICK_TIMEOUT_MS = 1_000;

/** What the buttons are called in that language. */
export interface SpokenWords {
  readonly submit: string;
  readonly checkAgain: string;
}

/** Runs `look` on the screen that is shown; afterwards everything is in English again. */
export async function inLanguage(
  page: Page,
  language: 'de' | 'hi' | 'sw',
  words: SpokenWords,
  look: () => Promise<void>,
): Promise<void> {
  await closeMessages(page);
  await speak(page, language);
  if (await page.getByRole('dialog').isVisible()) {
    // What is above the screen reads anew by itself.
    await look();
    return speak(page, 'en');
  }
  // What main said earlier is said again.
  const submit = page.getByRole('button', { name: words.submit, exact: true });
  if (await submit.isVisible()) await submit.click();
  const again = page.getByRole('button', { name: words.checkAgain, exact: true });
  if (await again.isVisible()) {
    await again.click();
    await expect(again).toBeEnabled();
    await expect(page.getByRole('main').getByRole('list').first()).toBeVisible();
  }
  await look();
  await speak(page, 'en');
}

/** They are in the language of the moment in which they came. */
async function closeMessages(page: Page): Promise<void> {
  const close = page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Close' });
  while ((await close.count()) > 0) {
    // One may have closed by itself between the look and the click: then they are counted again.
    const click = close.first().click({ force: true, timeout: CLICK_TIMEOUT_MS });
    await click.catch(() => undefined);
  }
}

/** Resolves when the window speaks it. */
export async function speak(page: Page, language: Language): Promise<void> {
  await page.evaluate((choice) => window.tokenTray.call('changeSettings', { language: choice }), language);
  await page.waitForFunction((wanted) => document.documentElement.lang.startsWith(wanted), language);
}

import type { Page } from '@playwright/test';

/** Until its first paint Chromium drops every key; on a busy computer the elements are there well before. */
export async function untilPainted(page: Page): Promise<void> {
  await page.waitForFunction(
    () => performance.getEntriesByName('first-contentful-paint').length > 0,
    undefined,
    { polling: 50 },
  );
}

/** Two frames on: what measures itself in one frame, such as the list of companies, is drawn by that in the next. */
export async function untilRedrawn(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/**
 * Until the window's own keys do something: they are there some time after its first screen, or a picture of that, is painted.
 * Only for the first screen, where Esc leads nowhere.
 */
export async function untilKeysWork(page: Page): Promise<void> {
  await page.waitForFunction(
    () => !window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', cancelable: true })),
    undefined,
    { polling: 50 },
  );
}

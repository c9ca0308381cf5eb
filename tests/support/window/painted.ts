import type { Page } from '@playwright/test';

/** Until its first paint Chromium drops every key; on a busy computer the elements are there well before. */
export async function untilPainted(page: Page): Promise<void> {
  await page.waitForFunction(
    () => performance.getEntriesByName('first-contentful-paint').length > 0,
    undefined,
    { polling: 50 },
  );
}

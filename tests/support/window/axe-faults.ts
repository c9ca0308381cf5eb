// What axe finds on a screen that keeps people out.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** In the place of axe's half a megabyte of source, which a page needs once. */
const NOTHING_MORE = ';';

/** A line for each fault; none on a sound screen. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  // A colour on its way from one to another is no fault. With less motion, nothing fades that does not do so already.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(untilAtRest);
  const isThere = await page.evaluate(() => 'axe' in window);
  const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: NOTHING_MORE } : {}) });
  // The legacy mode needs no second page, which Electron does not give.
  const { violations } = await axe
    .setLegacyMode(true)
    // A tooltip repeats the name of the button that has the focus; axe wants every text in a region of the page.
    .exclude('[data-overlay-container]')
    .options({ resultTypes: ['violations'] })
    .analyze();
  await page.emulateMedia({ reducedMotion: null });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.any[0]?.message ?? ''}`);
}

/** Runs in the page. What goes round for ever is not waited for. */
async function untilAtRest(): Promise<void> {
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
  await frame();
  const ending = document
    .getAnimations()
    .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
  await Promise.allSettled(ending.map(({ finished }) => finished));
  await frame();
}

// What axe finds on a screen that keeps people out.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** In the place of axe's half a megabyte of source, which a page needs once. */
const NOTHING_MORE = ';';

/** A line for each fault; none on a sound screen. Colours that still change are waited for. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(untilAtRest);
  const isThere = await page.evaluate(() => 'axe' in window);
  const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: NOTHING_MORE } : {}) });
  // The legacy mode needs no second page, which Electron does not give.
  const { violations } = await axe
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/**
 * Runs in the page. What has just changed begins to move two frames later. What goes round for ever is not waited for, nor a
 * countdown's bar, which moves on each second.
 */
async function untilAtRest(): Promise<void> {
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
  for (let rounds = 0; rounds < 2; rounds += 1) {
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map(({ finished }) => finished));
    await frame();
    await frame();
  }
}

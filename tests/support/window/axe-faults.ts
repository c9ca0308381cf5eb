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

/** Runs in the page. What goes round for ever is not waited for; what has just changed begins to move two frames later. */
async function untilAtRest(): Promise<void> {
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
  const ending = () =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === 'running')
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
  do {
    await Promise.allSettled(ending().map(({ finished }) => finished));
    await frame();
    await frame();
  } while (ending().length > 0);
}

// Pictures of a window in both colour schemes, for people to look at, in the git-ignored folder screenshots/.
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import type { AppUnderTest } from '../app/app-under-test.ts';

const FOLDER = resolve(import.meta.dirname, '../../../screenshots');
const SCHEMES = ['light', 'dark'] as const;

export type Scheme = (typeof SCHEMES)[number];

/**
 * Saves `<name>-light.png` and `<name>-dark.png` and calls `inspect` in each scheme; the app follows the system again
 * afterwards. Gives the paths.
 */
export async function photograph(
  app: AppUnderTest,
  page: Page,
  name: string,
  inspect: (scheme: Scheme) => Promise<void> = async () => {},
): Promise<readonly string[]> {
  const paths: string[] = [];
  await app.collectEvidence();
  for (const scheme of SCHEMES) {
    await useScheme(app, page, scheme);
    const path = join(FOLDER, `${name}-${scheme}.png`);
    // A token that was pasted to be looked at is not for a picture.
    await page.screenshot({
      path,
      animations: 'disabled',
      mask: [page.locator('textarea')],
      maskColor: '#888',
    });
    paths.push(path);
    await inspect(scheme);
  }
  await useScheme(app, page, 'system');
  return paths;
}

/** Resolves when the page has it, too. */
async function useScheme(
  { electronApp }: AppUnderTest,
  page: Page,
  scheme: Scheme | 'system',
): Promise<void> {
  const wanted = await electronApp.evaluate(({ nativeTheme }, source) => {
    nativeTheme.themeSource = source;
    return nativeTheme.shouldUseDarkColors ? 'dark' : 'light';
  }, scheme);
  await page.waitForFunction((now) => matchMedia(`(prefers-color-scheme: ${now})`).matches, wanted);
}

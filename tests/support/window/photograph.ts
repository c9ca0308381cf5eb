// Pictures of a window in both colour schemes, for people to look at, in the git-ignored folder screenshots/.
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import type { AppUnderTest } from '../app/app-under-test.ts';

const FOLDER = resolve(import.meta.dirname, '../../../screenshots');
const SCHEMES = ['light', 'dark'] as const;
const ARE_WANTED = process.env.PICTURES === '1';

export type Scheme = (typeof SCHEMES)[number];

type Inspect = (scheme: Scheme) => Promise<void>;

/** Saves `<name>-light.png` and `<name>-dark.png`; the app follows the system again afterwards. Gives the paths. */
export async function photograph(app: AppUnderTest, page: Page, name: string): Promise<readonly string[]> {
  const paths: string[] = [];
  await inEachScheme(app, page, async (scheme) => {
    paths.push(await save(page, `${name}-${scheme}`));
  });
  return paths;
}

/**
 * Calls `inspect` in each scheme, and saves the pictures too with `PICTURES=1` in the environment: they take a processor longer
 * than what is inspected.
 */
export async function photographOnRequest(
  app: AppUnderTest,
  page: Page,
  name: string,
  inspect?: Inspect,
): Promise<void> {
  await app.collectEvidence();
  if (!inspect && !ARE_WANTED) return;
  await inEachScheme(app, page, async (scheme) => {
    if (ARE_WANTED) await save(page, `${name}-${scheme}`);
    await inspect?.(scheme);
  });
}

/** The window as it is now, on request as above. */
export async function photographAsItIs(page: Page, name: string): Promise<void> {
  if (ARE_WANTED) await save(page, name);
}

async function save(page: Page, name: string): Promise<string> {
  const path = join(FOLDER, `${name}.png`);
  // A token that was pasted to be looked at is not for a picture.
  await page.screenshot({
    path,
    animations: 'disabled',
    mask: [page.locator('textarea')],
    maskColor: '#888',
  });
  return path;
}

async function inEachScheme(app: AppUnderTest, page: Page, visit: Inspect): Promise<void> {
  for (const scheme of SCHEMES) {
    await useScheme(app, page, scheme);
    await visit(scheme);
  }
  await useScheme(app, page, 'system');
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

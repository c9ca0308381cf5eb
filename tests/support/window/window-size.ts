// The size of a window, and the layout that follows it: the one is set at once, the other comes some frames later.
import type { Page } from '@playwright/test';
import type { AppUnderTest } from '../app/app-under-test.ts';
import { untilRedrawn } from './painted.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Of what the app's window shows, without a frame. Resolves once it is laid out. */
export async function resize({ electronApp }: AppUnderTest, page: Page, size: Size): Promise<void> {
  await electronApp.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
  await untilLaidOut(page, size);
}

/** Of the page alone, in a window that keeps its own. Resolves once it is laid out. */
export async function resizePage(page: Page, size: Size): Promise<void> {
  await page.setViewportSize(size);
  await untilLaidOut(page, size);
}

async function untilLaidOut(page: Page, size: Size): Promise<void> {
  await page.waitForFunction(
    ({ width, height }) => window.innerWidth === width && window.innerHeight === height,
    size,
  );
  // The list of companies follows the width of its frame a frame later.
  await untilRedrawn(page);
}

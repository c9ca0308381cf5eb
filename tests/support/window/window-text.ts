// What the window says, read through the main process: Chromium cuts Playwright's own line to the window at a suspend.
import { expect } from '@playwright/test';
import type { AppUnderTest } from '../app/app-under-test.ts';

/** All visible text of the first window; '' where there is none. */
function windowText(app: AppUnderTest): Promise<string> {
  return app.electronApp.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return window ? window.webContents.executeJavaScript('document.body.innerText') : '';
  });
}

export async function seeInWindow(app: AppUnderTest, text: RegExp, timeoutMs = 10_000): Promise<void> {
  await expect.poll(() => windowText(app), { timeout: timeoutMs }).toMatch(text);
}

// The window of an app that has no company yet, once it can be used.
import { expect, type Page } from '@playwright/test';
import type { AppUnderTest } from '../app/app-under-test.ts';

export async function openFirstPage(app: AppUnderTest): Promise<Page> {
  const page = await app.window();
  await expect(page.getByRole('button', { name: 'Add your first company' })).toBeVisible();
  return page;
}

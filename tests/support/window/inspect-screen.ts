// One screen in both colour schemes: photographed for people to look at, and searched by axe for what keeps people out.
import { expect, type Page } from '@playwright/test';
import type { AppUnderTest } from '../app/app-under-test.ts';
import { axeFaults } from './axe-faults.ts';
import { photographOnRequest } from './photograph.ts';

export async function inspectScreen(app: AppUnderTest, page: Page, name: string): Promise<void> {
  await photographOnRequest(app, page, name, async (scheme) => {
    expect(await axeFaults(page), scheme).toEqual([]);
  });
}

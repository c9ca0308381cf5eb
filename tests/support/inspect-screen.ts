// One screen in both colour schemes: photographed for people to look at, and searched by axe for what keeps people out.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { AppUnderTest } from './app-under-test.ts';
import { photograph } from './photograph.ts';

export async function inspectScreen(app: AppUnderTest, page: Page, name: string): Promise<void> {
  await photograph(app, page, name, async (scheme) => {
    // The legacy mode needs no second page, which Electron does not give.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(violations.map(({ id, nodes }) => `${scheme}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
}

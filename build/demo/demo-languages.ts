// The list of companies and a company's page as operators see them in other languages, for the guides in those languages.
import { expect, type Page } from '@playwright/test';
import { LANGUAGES } from '../../app/shared/contract/settings.ts';
import type { AppUnderTest } from '../../tests/support/app/app-under-test.ts';
import { wordsOf } from '../../tests/support/texts/catalogues.ts';
import { speak } from '../../tests/support/window/spoken-screen.ts';
import type { DemoAlbum } from './demo-album.ts';

interface Sizes {
  readonly list: () => Promise<void>;
  readonly page: () => Promise<void>;
}

/** From the list in English, and back to it. */
export async function photographLanguages(
  { album, app, page }: { readonly album: DemoAlbum; readonly app: AppUnderTest; readonly page: Page },
  size: Sizes,
): Promise<void> {
  for (const language of LANGUAGES.filter((each) => each !== 'en')) {
    const say = wordsOf('renderer', language);
    await speak(page, language);
    await album.take(app, page, `companies.${language}`);
    await size.page();
    await page.getByRole('row', { name: 'ACME', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'ACME', level: 1 })).toBeVisible();
    await album.take(app, page, `company.${language}`);
    await page.getByRole('button', { name: say('app.back'), exact: true }).click();
    await size.list();
  }
  await speak(page, 'en');
}

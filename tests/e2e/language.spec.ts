// The operator's language: chosen in a running app, taken from the system, and kept.
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { readCatalogue, wordsOf } from '../support/texts/catalogues.ts';
import { Operator } from '../support/window/operator.ts';
import { untilKeysWork } from '../support/window/painted.ts';
import { userIdEntry } from '../support/window/practice-entries.ts';

const ENGLISH = { LANG: 'en_US.UTF-8', LANGUAGE: '' };

async function chooseLanguage(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: /System \(|English|Deutsch|हिन्दी/ }).click();
  await page.getByRole('option', { name, exact: true }).click();
}

test('speaks another language at once, everywhere, and keeps it', async ({
  launch,
  tray,
  notifications,
  startPractice,
}) => {
  const server = await startPractice({ accessTtlS: 900 });
  const app = await launch({ env: { ...ENGLISH, LC_TIME: 'en_US.UTF-8' } });
  const page = await app.window();
  const operator = new Operator(page);
  await operator.addCompany(userIdEntry(server));
  await tray.waitForLabel('Quit TokenTray');

  const main = wordsOf('app', 'de');
  const window = wordsOf('renderer', 'de');
  await chooseLanguage(page, 'Deutsch');
  await expect(page.getByRole('heading', { name: window('settings.title'), level: 1 })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');

  await tray.waitForLabel(main('tray.quit'));
  await tray.waitForLabel(main('tray.copyValid', { company: 'Globex', duration: '14 Min.' }));
  const labels = await tray.labels();
  for (const key of ['tray.open', 'tray.renewAll', 'tray.settings']) expect(labels).toContain(main(key));
  await expect
    .poll(() => tray.toolTip())
    .toBe(readCatalogue('app', 'de')['tray.tooltip.ok_one']?.replace('{{count}}', '1'));
  const menus = await app.electronApp.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.items.flatMap((item) => [
      item.label,
      ...(item.submenu?.items.map(({ label }) => label) ?? []),
    ]),
  );
  expect(menus).toContain(main('menu.edit'));
  expect(menus).toContain(main('menu.selectAll'));

  await tray.clickByLabel(/^Globex/);
  const [beforeTime = ''] = main('copy.copiedUntil', { company: 'Globex', until: '|' }).split('|');
  // The system's clock has 12 hours, in any language.
  const shown = await notifications.waitFor(new RegExp(`${beforeTime}\\d{1,2}:\\d\\d\\s[AP]M`));
  expect(shown.summary).toBe('TokenTray');

  await app.relaunch({ env: { ...ENGLISH, LC_TIME: 'de_DE.UTF-8' } });
  const again = await app.window();
  await expect(again.getByRole('heading', { name: window('companies.title'), level: 1 })).toBeVisible();
  await tray.waitForLabel(main('tray.quit'));

  await untilKeysWork(again);
  await chooseLanguage(again, 'हिन्दी');
  await tray.waitForLabel(wordsOf('app', 'hi')('tray.quit'));
  await expect(
    again.getByRole('heading', { name: wordsOf('renderer', 'hi')('settings.title') }),
  ).toBeVisible();
  await chooseLanguage(again, wordsOf('renderer', 'hi')('settings.languageSystem', { language: 'English' }));
  await tray.waitForLabel('Quit TokenTray');
  await expect(again.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
});

for (const { system, env, args, language, locale } of [
  { system: 'Austrian', env: { LANG: 'de_AT.UTF-8', LANGUAGE: '' }, language: 'de', locale: 'de-AT' },
  { system: 'Indian', env: { LC_ALL: 'hi_IN.UTF-8', LANGUAGE: '' }, language: 'hi', locale: 'hi-IN' },
  { system: 'Kenyan', env: { LANG: 'sw_KE.UTF-8', LANGUAGE: 'sw:en' }, language: 'sw', locale: 'sw' },
  {
    system: 'Polish, then French',
    env: { LANG: 'pl_PL.UTF-8', LANGUAGE: 'pl:fr' },
    language: 'fr',
    locale: 'fr',
  },
  { system: 'Polish', env: { LANG: 'pl_PL.UTF-8', LANGUAGE: '' }, language: 'en', locale: 'en' },
  { system: 'bare', env: { LANG: 'C', LANGUAGE: '' }, language: 'en', locale: 'en' },
  {
    system: 'American, started with --lang=es,',
    env: ENGLISH,
    args: ['--lang=es'],
    language: 'es',
    locale: 'es',
  },
]) {
  test(`on a system that is ${system} speaks ${language} from the start`, async ({ launch, tray }) => {
    const app = await launch({ env, ...(args ? { args } : {}) });
    const page = await app.window();
    const window = wordsOf('renderer', language);
    await expect(page.getByRole('heading', { name: window('firstRun.title') })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    await tray.waitForLabel(wordsOf('app', language)('tray.addCompany'));
    expect(app.output()).not.toMatch(/Content Security Policy|Refused to/);
  });
}

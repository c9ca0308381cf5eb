// A company's name is what the operator or a file says it is: shown as it stands, never read as markup or a pattern.
import { expect, test } from '../support/fixtures.ts';
import { Operator } from '../support/window/operator.ts';
import { looksLikeToken, userIdEntry } from '../support/window/practice-entries.ts';

const NAMES = [
  '<img src=x onerror="document.title=1">',
  '<b>&amp; &lt;</b> _u_ && && %s %d $& $1',
  '{{name}} $t(menu.quit) <1>x</1>',
  '"quoted" \'single\' `tick` \\n \\u0041',
  '__proto__',
];

test('a name is shown as text in the window, the tray and a notification', async ({
  launch,
  startPractice,
  tray,
  clipboard,
  notifications,
}) => {
  const server = await startPractice({});
  const app = await launch();
  const operator = new Operator(await app.window());
  for (const name of NAMES) {
    await operator.addCompany(userIdEntry(server, name));
    await expect(operator.row(name)).toBeVisible();
    const label = new RegExp(
      `^${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')} - copy token \\(valid \\d+ min\\)$`,
    );
    await tray.waitForLabel(label);

    notifications.forget();
    await clipboard.clear();
    await tray.clickByLabel(label);
    await clipboard.waitForText(looksLikeToken);
    const { summary, body } = await notifications.waitFor(/token copied/);
    const asMarkup = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    expect(`${summary}\n${body}`).toContain(asMarkup);
    expect(body).not.toMatch(/[<>]/);
    await operator.openCompany(name);
  }
  const page = operator.page;
  expect(await page.title()).toBe('TokenTray');
  expect(await page.evaluate(() => document.querySelectorAll('main b, img, script:not([src])').length)).toBe(
    0,
  );
});

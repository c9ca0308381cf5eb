// A copy whose service takes its time, in tray, window and quick copy: what the operator wanted last is on the clipboard.
import { expect, test } from '../support/fixtures.ts';
import { inspectScreen } from '../support/window/inspect-screen.ts';
import { untilPainted } from '../support/window/painted.ts';
import { looksLikeToken, whoami } from '../support/window/practice-entries.ts';
import { newCompany, WindowCommands } from '../support/window/window-commands.ts';

const IDLE = 'Initech - copy token (renewed when you copy)';
const RENEWED = /^Initech - copy token \(valid/;

test('a slow copy does not come after a later one, after a clear or after Esc', async ({
  launchWithKeyring,
  startPractice,
  tray,
  clipboard,
  notifications,
}) => {
  const slow = await startPractice({ generateTokenTtlS: 4 });
  const well = await startPractice();
  const app = await launchWithKeyring();
  const page = await app.window();
  const commands = new WindowCommands(page);
  const initech = newCompany('Initech', slow.generateTokenAddress);
  const draft = {
    ...{ ...initech.draft, providerId: 'generate-token', account: { username: 'practice-api' } },
    ...{ storePassword: true, renewalMode: 'onCopy' as const },
  };
  await commands.callAll('saveCompany', [{ ...initech, draft }, newCompany('Globex', well.address)]);

  /** Begins a copy of Initech by `act`; gives what lets its service answer, once it has been asked. */
  const begin = async (act: () => Promise<unknown>) => {
    await tray.waitForLabel(IDLE);
    let answer = () => {};
    const isHeld = new Promise<void>((held) => {
      const hold = () => {
        held();
        return new Promise<void>((go) => {
          answer = go;
        });
      };
      slow.control.fail('generate-token', { hold }, 1);
    });
    await act();
    await isHeld;
    return async () => {
      answer();
      // Its token was wanted all the same.
      await tray.waitForLabel(RENEWED);
    };
  };

  await test.step('a later copy from the tray stays, and it alone is told', async () => {
    const answer = await begin(() => tray.clickByLabel(IDLE));
    await tray.clickByLabel(/^Globex - copy token/);
    const token = await clipboard.waitForText(looksLikeToken);
    expect(await whoami(well, token)).toBe(200);
    await answer();
    expect(await clipboard.read()).toBe(token);
    expect(notifications.standing.map(({ body }) => body)).toEqual([
      expect.stringMatching(/^Globex token copied/),
    ]);
  });

  await test.step('a cleared clipboard stays empty, and the window says so', async () => {
    const button = page.getByRole('button', { name: 'Copy token of Initech' });
    const answer = await begin(() => button.click());
    await page.getByRole('button', { name: 'Clear now' }).click();
    const message = page.getByRole('alertdialog').filter({ hasText: 'You cleared the clipboard' });
    await expect(message).toContainText('The Initech token was not ready yet');
    await inspectScreen(app, page, 'copy-called-off');
    await answer();
    expect(await clipboard.read()).toBe('');
  });

  await test.step('Esc in quick copy cancels the copy that it waits for', async () => {
    await tray.waitForLabel(IDLE);
    const [small] = await Promise.all([
      app.electronApp.waitForEvent('window'),
      tray.clickByLabel('Quick copy…'),
    ]);
    await expect(small.getByRole('combobox')).toBeFocused();
    await untilPainted(small);
    await small.keyboard.type('init');
    const answer = await begin(() => small.keyboard.press('Enter'));
    await expect(small.getByText('Copying the token for Initech…')).toBeVisible();
    await Promise.all([small.waitForEvent('close'), small.keyboard.press('Escape').catch(() => undefined)]);
    await answer();
    expect([await clipboard.read(), notifications.standing]).toEqual(['', []]);
  });
});

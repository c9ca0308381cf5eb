// A tray menu that is open, and one that is opened after some minutes in which nothing else has changed.
import { expect, test } from '../support/fixtures.ts';
import { Operator } from '../support/window/operator.ts';
import { userIdEntry } from '../support/window/practice-entries.ts';

/** Renewed five minutes after the sign-in at the earliest. */
const LIFE_S = 3_600;

test('the tray menu is not replaced while it is open, and its minutes are right when it is opened next', async ({
  launch,
  startPractice,
  tray,
}) => {
  const server = await startPractice({ accessTtlS: LIFE_S });
  const app = await launch();
  const operator = new Operator(await app.window());
  // On Linux the panel draws the menu, and Electron does not hear of it: what macOS and Windows say is said here.
  await app.electronApp.evaluate(({ Tray }) => {
    const { setContextMenu } = Tray.prototype;
    Tray.prototype.setContextMenu = function replaced(menu) {
      Object.assign(globalThis, { shown: { tray: this, menu } });
      setContextMenu.call(this, menu);
    };
  });
  const say = (event: 'menu-will-show' | 'menu-will-close') =>
    app.electronApp.evaluate((_electron, name) => {
      (globalThis as unknown as Shown).shown.menu.emit(name);
    }, event);
  await operator.addCompany(userIdEntry(server));
  await tray.waitForLabel(/^Globex - copy token \(valid 5[89] min\)$/);
  await say('menu-will-close');

  await say('menu-will-show');
  await operator.openCompany('Globex');
  await operator.page.getByRole('button', { name: 'Sign out' }).click();
  // The tray has heard of it.
  await expect.poll(() => tray.toolTip()).toBe('TokenTray - no tokens yet');
  expect((await tray.labels())[0]).toMatch(/^Globex - copy token/);
  await say('menu-will-close');
  await tray.waitForLabel('Globex - sign in…');

  await operator.page.getByRole('button', { name: 'Sign in' }).click();
  await tray.waitForLabel(/^Globex - copy token \(valid 5[89] min\)$/);
  const isReplaced = await app.electronApp.evaluate(() => {
    const os = process.getBuiltinModule('node:os');
    const { uptime } = os;
    const { now } = Date;
    // For good, and both clocks: of one alone the app would say that it was set, and keep the minutes as they were.
    Date.now = () => now() + 120_000;
    os.uptime = () => uptime() + 120;
    const { shown } = globalThis as unknown as Shown;
    const { menu } = shown;
    // The pointer comes to the icon, where the system says so.
    shown.tray.emit('mouse-enter');
    return (globalThis as unknown as Shown).shown.menu !== menu;
  });
  expect(isReplaced).toBe(true);
  await tray.waitForLabel(/^Globex - copy token \(valid 5[67] min\)$/);
});

interface Shown {
  readonly shown: { readonly tray: Electron.Tray; readonly menu: Electron.Menu };
}

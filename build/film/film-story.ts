// What the moving picture shows: the first company is added, its token copied from the tray and pasted into another program.
import { expect, type Locator, type Page } from '@playwright/test';
import { AppUnderTest } from '../../tests/support/app/app-under-test.ts';
import { passwordEntry } from '../../tests/support/window/practice-entries.ts';
import { startUsualPractice } from '../demo/usual-practice.ts';
import { SystemClipboard } from '../desktop/system-clipboard.ts';
import { decideSandbox } from '../scripts/sandbox.ts';
import { FILM_SCREEN, type Film } from './film.ts';
import { FilmedHand, type Spot } from './filmed-hand.ts';
import type { XfceDesktop } from './xfce-desktop.ts';

const WINDOW = { x: 60, y: 70, width: 640, height: 500 };
const TRAY_ICON = { x: FILM_SCREEN.width - 17, y: 15 };
/** Of the menu that opens below the icon. */
const FIRST_ITEM = { x: FILM_SCREEN.width - 130, y: 46 };
const CLIENT_GEOMETRY = '58x9+160+300';
const CLIENT = { x: 420, y: 420 };
const CLOSE_BUTTON = { x: WINDOW.x + WINDOW.width - 15, y: WINDOW.y - 14 };

interface Scene {
  readonly film: Film;
  readonly hand: FilmedHand;
  readonly desktop: XfceDesktop;
  readonly app: AppUnderTest;
  readonly address: string;
}

/** Plays it from the first start to the request that works. */
export async function playFilm(film: Film, desktop: XfceDesktop): Promise<void> {
  const server = await startUsualPractice();
  const app = await AppUnderTest.launch({
    passwordStore: 'gnome-libsecret',
    args: decideSandbox().args,
    env: { TZ: Intl.DateTimeFormat().resolvedOptions().timeZone },
  });
  const hand = new FilmedHand(film, { x: FILM_SCREEN.width / 2, y: FILM_SCREEN.height / 2 });
  try {
    const scene = { film, hand, desktop, app, address: server.address };
    await signIn(scene, passwordEntry(server).fields);
    await copyFromTray(scene);
    await pasteElsewhere(scene);
  } finally {
    await app.dispose();
    await server.close();
  }
}

async function signIn({ film, hand, app }: Scene, fields: Readonly<Record<string, string>>): Promise<void> {
  const page = await app.window();
  const add = page.getByRole('button', { name: 'Add your first company' });
  await expect(add).toBeVisible();
  await app.electronApp.evaluate(
    ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
    WINDOW,
  );
  await film.rest(1_500);
  await hand.click(await spotOf(page, add));
  await film.rest(500);
  for (const [label, text] of Object.entries(fields)) {
    await hand.click(await spotOf(page, page.getByRole('textbox', { name: label, exact: true })));
    await hand.type(text);
  }
  await hand.click(await spotOf(page, page.getByRole('button', { name: 'Add and sign in' })));
  await expect(page.getByText(/^Valid until/).first()).toBeVisible();
  await film.rest(2_500);
  const closed = page.waitForEvent('close');
  await hand.click(CLOSE_BUTTON);
  await closed;
  await film.rest(700);
}

async function copyFromTray({ film, hand }: Scene): Promise<void> {
  await hand.click(TRAY_ICON, 'right');
  await film.rest(1_800);
  await hand.click(FIRST_ITEM);
  await new SystemClipboard().waitForText((text) => text !== '');
  await film.rest(2_000);
}

async function pasteElsewhere({ film, hand, desktop, address }: Scene): Promise<void> {
  desktop.open('xterm', [
    ...['-T', 'Your app', '-geometry', CLIENT_GEOMETRY, '-fa', 'DejaVu Sans Mono', '-fs', '13'],
    ...['-xrm', 'XTerm*VT100.translations: #override Ctrl Shift <Key>V: insert-selection(CLIPBOARD)'],
    ...['-e', process.execPath, new URL('./api-client.ts', import.meta.url).pathname, address],
  ]);
  await film.rest(1_000);
  await hand.click(CLIENT);
  await hand.press('ctrl+shift+v');
  await film.rest(1_200);
  await hand.press('Return');
  await film.rest(4_000);
}

/** The middle of something in the window, on the screen. */
async function spotOf(page: Page, target: Locator): Promise<Spot> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (box === null) throw new Error('There is nothing to click.');
  const { left, top } = await page.evaluate(() => ({ left: window.screenX, top: window.screenY }));
  const inner = await page.evaluate(() => window.outerHeight - window.innerHeight);
  return { x: left + box.x + box.width / 2, y: top + inner + box.y + box.height / 2 };
}

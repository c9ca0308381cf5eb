// What the demonstration plays: from the first start to a token that works, step by step, as an operator would.
// A token is never printed, only how it begins and how long it is.
import { expect, type Page } from '@playwright/test';
import type { PracticeServer } from '../../app/practice/practice-server.ts';
import type { AppUnderTest } from '../../tests/support/app/app-under-test.ts';
import { Operator } from '../../tests/support/window/operator.ts';
import {
  generateTokenEntry,
  passwordEntry,
  userIdEntry,
} from '../../tests/support/window/practice-entries.ts';
import type { NotificationServer } from '../desktop/notification-server.ts';
import type { StatusNotifierHost } from '../desktop/status-notifier-host.ts';
import type { SystemClipboard } from '../desktop/system-clipboard.ts';
import type { DemoAlbum } from './demo-album.ts';
import { photographLanguages } from './demo-languages.ts';
import type { DemoStage } from './demo-stage.ts';
import type { DemoTeller } from './demo-teller.ts';
import { bearerHolder, clockTime, drawnMenu, redacted } from './demo-words.ts';

interface Tools {
  readonly teller: DemoTeller;
  readonly album: DemoAlbum;
}

interface Scene extends Tools {
  readonly tray: StatusNotifierHost;
  readonly notifications: NotificationServer;
  readonly clipboard: SystemClipboard;
  readonly server: PracticeServer;
  readonly app: AppUnderTest;
}

type WindowSize = readonly [width: number, height: number];

/** Low enough for a short list. */
const SMALL_WINDOW: WindowSize = [780, 480];
const USUAL_WINDOW: WindowSize = [780, 640];
const COPY_ITEM = /^ACME - copy token \(valid/;

/** In other languages too where the pictures are for the documents. */
export async function playDemo(
  { stage, ...tools }: Tools & { readonly stage: DemoStage },
  isForDocuments: boolean,
): Promise<void> {
  const scene = await setScene(stage, tools);
  const page = await signIn(scene);
  if (isForDocuments) await showLanguages(scene, page);
  await closeWindow(scene, page);
  await copyFromTray(scene);
  await lookAtSettings(scene);
  await quit(scene);
}

async function setScene(stage: DemoStage, tools: Tools): Promise<Scene> {
  const { teller } = tools;
  const desktop = await teller.step(
    'Set up a private desktop: tray, notifications, keyring, clipboard.',
    () => stage.openDesktop(),
  );
  const server = await teller.step('Start the practice server, which plays a token service.', () =>
    stage.openPracticeServer(),
  );
  teller.detail(`It answers at ${server.address}, on this machine only.`);
  const app = await teller.step('Start TokenTray for the first time.', () => stage.openApp());
  if (stage.sandbox.notice) teller.detail(stage.sandbox.notice);
  return { ...tools, ...desktop, server, app, clipboard: stage.clipboard };
}

async function signIn({ teller, album, app, server }: Scene): Promise<Page> {
  const operator = await teller.step('See the first screen.', async () => {
    const page = await app.window();
    await expect(page.getByRole('button', { name: 'Add your first company' })).toBeVisible();
    teller.detail(await album.take(app, page, 'first-run'));
    return new Operator(page);
  });
  const { page } = operator;
  await teller.step('Add the company ACME: fill in the form.', async () => {
    await operator.fillNewCompany(passwordEntry(server));
    teller.detail(await album.take(app, page, 'add-a-company'));
  });
  await teller.step('Sign in.', async () => {
    await operator.submit('Add and sign in');
    await expect(page.getByRole('heading', { name: 'ACME', level: 1 })).toBeVisible();
    await expect(page.getByText(/^Valid until/).first()).toBeVisible();
    teller.detail(await album.take(app, page, 'company'));
  });
  await teller.step('Add two more, which sign in in other ways: Globex and Initech.', async () => {
    await operator.backToList();
    await operator.addCompany(userIdEntry(server));
    await operator.addCompany(generateTokenEntry(server));
    await resize(app, SMALL_WINDOW);
    teller.detail(await album.take(app, page, 'companies'));
  });
  return page;
}

async function showLanguages({ teller, album, app }: Scene, page: Page): Promise<void> {
  await teller.step('See the companies in the other languages.', () =>
    photographLanguages(
      { album, app, page },
      { list: () => resize(app, SMALL_WINDOW), page: () => resize(app, USUAL_WINDOW) },
    ),
  );
}

async function resize(app: AppUnderTest, size: WindowSize): Promise<void> {
  await app.electronApp.evaluate(
    ({ BrowserWindow }, [width, height]) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    size,
  );
}

async function closeWindow({ teller, app }: Scene, page: Page): Promise<void> {
  await teller.step('Close the window. TokenTray stays in the tray.', async () => {
    const closed = page.waitForEvent('close');
    await app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await closed;
  });
}

async function copyFromTray({ teller, tray, clipboard, notifications, server }: Scene): Promise<void> {
  const { label } = await teller.step('Open the menu in the tray.', async () => {
    const item = await tray.waitForLabel(COPY_ITEM);
    teller.detail(...drawnMenu(await tray.labels()));
    return item;
  });
  await teller.step(`Click "${label}".`, () => tray.clickByLabel(label));
  const token = await teller.step('Look at the clipboard.', async () => {
    const text = await clipboard.waitForText((found) => found !== '');
    teller.detail(`It holds ${redacted(text)}`);
    return text;
  });
  await teller.step('Ask the practice server whose token that is: GET /whoami.', async () => {
    const { company, expiresAt } = await bearerHolder(server.address, token);
    teller.detail(
      `It accepts the token, of "${company}", and says that it is valid until ${clockTime(expiresAt)}.`,
    );
  });
  await teller.step('Read the notification.', async () => {
    const { summary, body } = await notifications.waitFor(/token copied - valid until/);
    teller.detail(`${summary}: ${body}`);
  });
}

async function lookAtSettings({ teller, album, tray, app }: Scene): Promise<void> {
  await teller.step('Open the settings from the tray.', async () => {
    const opened = app.electronApp.waitForEvent('window');
    await tray.clickByLabel('Settings…');
    const page = await opened;
    await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
    teller.detail(await album.take(app, page, 'settings'));
  });
}

async function quit({ teller, tray, app, clipboard }: Scene): Promise<void> {
  await teller.step('Quit TokenTray from the tray.', async () => {
    await tray.clickByLabel('Quit TokenTray');
    const { code, signal } = await app.waitForExit();
    if (code !== 0) throw new Error(`TokenTray ended with ${signal ?? `exit code ${code}`}.`);
    await clipboard.waitForEmpty();
    teller.detail('It has ended, and the token is gone from the clipboard.');
  });
}

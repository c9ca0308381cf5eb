// The window may do nothing but show its own page and call the bridge, whatever gets to run inside it.
import type { Page } from '@playwright/test';
import type { AppUnderTest } from '../support/app/app-under-test.ts';
import { expect, test } from '../support/fixtures.ts';
import { Ear } from '../support/network/ear.ts';
import { Operator } from '../support/window/operator.ts';
import { userIdEntry } from '../support/window/practice-entries.ts';

const ORIGIN = 'app://tokentray';

/** Loads an address as a picture, as any script inside the page could try. Resolves once that has come to its end. */
const loadAsPicture = (page: Page, address: string) =>
  page.evaluate(
    (src) =>
      new Promise<void>((resolve) => {
        const image = new Image();
        image.onload = () => resolve();
        image.onerror = () => resolve();
        image.src = src;
      }),
    address,
  );

const addressOf = ({ tcpPort }: Ear) => `http://127.0.0.1:${tcpPort}/`;

test('the page has no Node, no permission and no way to the network', async ({ launch }) => {
  const page = await (await launch()).window();
  expect(
    await page.evaluate(() => ['require', 'process', 'module'].filter((name) => name in window)),
  ).toEqual([]);
  expect(await page.evaluate(() => Object.keys(window.tokenTray))).toEqual(['call', 'on']);
  for (const name of ['notifications', 'geolocation', 'camera', 'microphone', 'clipboard-read']) {
    const state = page.evaluate(
      async (asked) => (await navigator.permissions.query({ name: asked as PermissionName })).state,
      name,
    );
    expect([name, await state]).toEqual([name, 'denied']);
  }
  // Both come to their end only once the service has answered, where it is reached.
  const ear = await Ear.open();
  const fetched = page.evaluate(
    (url) => fetch(url, { mode: 'no-cors' }).then(String, String),
    addressOf(ear),
  );
  expect(await fetched).toMatch(/TypeError/);
  await loadAsPicture(page, `${addressOf(ear)}icon.png`);
  expect(ear.heard).toEqual([]);
  await ear.close();
});

test('the page runs no script but its own, and shows no frame', async ({ launch }) => {
  const page = await (await launch()).window();
  const ran = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    const frame = document.createElement('iframe');
    frame.src = 'app://tokentray/index.html';
    document.body.append(script, frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    return { script: 'ran' in window, frame: frame.contentDocument?.title };
  });
  expect(ran.script).toBe(false);
  expect(ran.frame).not.toBe('TokenTray');
});

test('the page goes nowhere else and opens no other window', async ({ launch }) => {
  const ear = await Ear.open();
  const app = await launch();
  const page = await app.window();
  expect(await page.evaluate((url) => window.open(url), addressOf(ear))).toBeNull();
  await noteNavigations(app);
  await page.evaluate((url) => {
    location.href = url;
  }, addressOf(ear));
  await expect.poll(() => notedNavigations(app)).toEqual([{ url: addressOf(ear), isPrevented: true }]);
  // Asked through the main process: Playwright waits for the navigation that never comes.
  const shown = await app.electronApp.evaluate(async ({ BrowserWindow }) => {
    const windows = BrowserWindow.getAllWindows();
    const title = await windows[0]?.webContents.executeJavaScript('document.querySelector("h1").textContent');
    return [windows.length, windows[0]?.webContents.getURL(), title];
  });
  expect(shown).toEqual([1, `${ORIGIN}/index.html`, 'A fresh token, one click away']);
  expect(ear.heard).toEqual([]);
  await ear.close();
});

type Navigations = readonly { readonly url: string; readonly isPrevented: boolean }[];

/** From now on main notes where the window is about to go, and whether the app has prevented it. */
const noteNavigations = ({ electronApp }: AppUnderTest) =>
  electronApp.evaluate(({ BrowserWindow }) => {
    const navigations: object[] = [];
    Object.assign(globalThis, { navigations });
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-navigate', ({ url, defaultPrevented }) => {
      navigations.push({ url, isPrevented: defaultPrevented });
    });
  });

const notedNavigations = ({ electronApp }: AppUnderTest) =>
  electronApp.evaluate(() => (globalThis as unknown as { navigations: Navigations }).navigations);

test('the page gets the files of its folder alone, under a strict policy', async ({ launch }) => {
  const app = await launch();
  await app.window();
  const ask = (path: string) =>
    app.electronApp.evaluate(async ({ BrowserWindow }, url) => {
      const answer = await BrowserWindow.getAllWindows()[0]?.webContents.session.fetch(url);
      return { status: answer?.status, policy: answer?.headers.get('content-security-policy') };
    }, `${ORIGIN}/${path}`);
  const page = await ask('index.html');
  expect(page.status).toBe(200);
  expect(page.policy).toMatch(/default-src 'none'; script-src 'self'; .*connect-src 'none'/);
  for (const path of ['..%2fapp%2fpreload.cjs', '..%2ficons%2fapp%2f256.png', '%2e%2e/icons/app/256.png', ''])
    expect([path, (await ask(path)).status]).toEqual([path, 404]);
});

test('a command counts only from our own window, and only as the contract has it', async ({
  launch,
  startPractice,
}) => {
  const server = await startPractice({});
  const app = await launch();
  const operator = new Operator(await app.window());
  await operator.addCompany(userIdEntry(server));
  const malformed = operator.page.evaluate(() =>
    window.tokenTray.call('deleteCompany', { companyId: 7 } as never).then(String, String),
  );
  expect(await malformed).toMatch(/does not fit the contract/);
  const unknown = operator.page.evaluate(() =>
    window.tokenTray.call('readTokens' as never, undefined as never).then(String, String),
  );
  expect(await unknown).toMatch(/No handler registered/);
  const stranger = await app.electronApp.evaluate(async ({ app: electron, BrowserWindow }) => {
    const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
    if (!session) throw new Error('there is no window');
    const preload = `${electron.getAppPath()}/dist/app/preload.cjs`;
    const other = new BrowserWindow({ show: false, webPreferences: { preload, session } });
    await other.loadURL('app://tokentray/index.html');
    const said = await other.webContents.executeJavaScript(
      `window.tokenTray.call('readSnapshot', undefined).then(String, String)`,
    );
    other.destroy();
    return String(said);
  });
  expect(stranger).toMatch(/refused, not our window/);
});

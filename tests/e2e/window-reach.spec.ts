// The window's two promises against a script inside it, that it gets no token and reaches no one: each way of sending that we know of is tried against real
// sockets of this computer, and then in an open page, which shows that the attempts are sound.
import { pressKeys } from '../../build/desktop/pressed-keys.ts';
import type { AppUnderTest } from '../support/app/app-under-test.ts';
import { expect, test } from '../support/fixtures.ts';
import {
  type Attempt,
  type Target,
  WAYS_OF_A_PAGE_THAT_STAYS,
  WAYS_TO_LEAVE,
} from '../support/leaks/ways-out.ts';
import { Ear } from '../support/network/ear.ts';
import { Operator } from '../support/window/operator.ts';
import { looksLikeToken, userIdEntry } from '../support/window/practice-entries.ts';

/** For what never comes: a busy computer takes its time. */
const MOST_MS = 30_000;
/** On a busy computer Chromium may give up an attempt: in one of some forty runs WebRTC said nothing by one of its two ways. */
const MOST_TRIES = 3;

type Heard = Readonly<Record<string, readonly string[]>>;

interface Listening {
  /** By which ways something has come so far, by attempt. */
  readonly heard: () => Heard;
  readonly end: () => Promise<void>;
}

/** Runs every attempt, each with an ear of its own, where `execute` does, and goes on listening. */
async function tryAll(
  attempts: Readonly<Record<string, Attempt>>,
  execute: (script: string) => Promise<unknown>,
): Promise<Listening> {
  const ears = new Map<string, Ear>();
  for (const name of Object.keys(attempts)) ears.set(name, await Ear.open());
  for (const [name, attempt] of Object.entries(attempts)) {
    const ear = ears.get(name) as Ear;
    const address = `127.0.0.1:${ear.tcpPort}`;
    const target: Target = {
      http: `http://${address}`,
      https: `https://${address}`,
      ws: `ws://${address}/`,
      tcpPort: ear.tcpPort,
      udpPort: ear.udpPort,
    };
    await execute(`{
      const attempt = ${attempt.toString()};
      Promise.resolve().then(() => attempt(${JSON.stringify(target)})).catch(() => undefined);
    }; 0`);
  }
  const heard = () =>
    Object.fromEntries([...ears].map(([name, ear]) => [name, ear.heard]).filter(([, ways]) => ways?.length));
  const end = async () => {
    for (const ear of ears.values()) await ear.close();
  };
  return { heard, end };
}

const inOurWindow = (app: AppUnderTest) => (script: string) =>
  app.electronApp.evaluate(
    ({ BrowserWindow }, text) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(text, true),
    script,
  );

/** Runs inside the page: all texts that a script gets out of the clipboard, a click of the operator behind it or not. */
async function readClipboard(): Promise<readonly string[]> {
  const texts: string[] = [];
  const { clipboard } = navigator;
  document.addEventListener('paste', (event) => texts.push(event.clipboardData?.getData('text/plain') ?? ''));
  const frame = document.body.appendChild(document.createElement('iframe'));
  const inside = frame.contentDocument as Document;
  for (const page of [document, inside]) {
    const field = page.body.appendChild(page.createElement('textarea'));
    const free = page.body.appendChild(page.createElement('div'));
    free.contentEditable = 'true';
    for (const element of [field, free]) {
      element.focus();
      for (const command of ['paste', 'pasteAndMatchStyle', 'PasteGlobalSelection', 'insertFromPaste'])
        page.execCommand(command);
    }
    for (const key of ['v', 'Insert'])
      field.dispatchEvent(
        new KeyboardEvent('keydown', { key, ctrlKey: key === 'v', shiftKey: true, bubbles: true }),
      );
    texts.push(field.value, free.innerText, page.queryCommandValue('paste'));
  }
  const asked = [
    () => clipboard.readText(),
    () => (frame.contentWindow as Window).navigator.clipboard.readText(),
    async () => {
      const items = await clipboard.read();
      return (await items[0]?.getType('text/plain'))?.text();
    },
  ];
  for (const ask of asked) texts.push(String((await ask().catch(() => '')) ?? ''));
  return texts.filter((text) => text !== '');
}

test('a script in the window cannot read the clipboard, and the operator can still paste', async ({
  launch,
  clipboard,
  tray,
  startPractice,
}) => {
  const server = await startPractice({ accessTtlS: 900 });
  const app = await launch();
  const operator = new Operator(await app.window());
  const { page } = operator;
  await operator.addCompany(userIdEntry(server));
  const read = () => inOurWindow(app)(`(${readClipboard.toString()})()`);
  await clipboard.write('practice words of another program');
  expect(await read()).toEqual([]);
  await clipboard.stop();
  await page.reload();
  await tray.clickByLabel(/^Globex - copy token/);
  const token = await clipboard.waitForText(looksLikeToken);
  await page.mouse.click(5, 5);
  expect(await read()).toEqual([]);

  await page.reload();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Is this token OK?' }).click();
  const field = page.getByRole('textbox', { name: 'Token', exact: true });
  await field.focus();
  pressKeys('ctrl+v');
  await expect(field).toHaveValue(token);
  await expect(page.getByText(/^From Globex/)).toBeVisible();
  await field.fill('');
});

/** Runs inside the page: three downloads without a request. Gives how many were begun. */
function download(): number {
  const file = new Blob(['practice words'], { type: 'application/octet-stream' });
  const addresses = [
    URL.createObjectURL(file),
    'data:application/octet-stream,words',
    'app://tokentray/index.html',
  ];
  for (const href of addresses) {
    const link = document.body.appendChild(document.createElement('a'));
    Object.assign(link, { href, download: 'words.bin' });
    link.click();
  }
  return addresses.length;
}

test('the window can download nothing', async ({ launch }) => {
  const app = await launch();
  await app.window();
  await app.electronApp.evaluate(({ BrowserWindow }) => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    BrowserWindow.getAllWindows()[0]?.webContents.session.on('will-download', (event, item) => {
      seen.push(event.defaultPrevented ? 'prevented' : item.getURL());
      event.preventDefault();
    });
  });
  const begun = await inOurWindow(app)(`(${download.toString()})()`);
  const seen = () =>
    app.electronApp.evaluate(() => (globalThis as unknown as { seen: readonly string[] }).seen);
  await expect.poll(seen).toEqual(Array(begun).fill('prevented'));
  const windows = await app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(windows).toBe(1);
});

/** What even an open page does not do in this Electron; a newer one may. */
const NOT_FROM_AN_OPEN_PAGE = [
  ...['fetchLater', 'a payment', 'an interest group', 'a shown address', 'what is playing'],
  ...['a track of a video', 'a service worker'],
  ...['prerender', 'preconnect', 'dns-prefetch', 'manifest', 'icon', 'apple-touch-icon', 'search'].map(
    (rel) => `link ${rel}`,
  ),
  'link compression-dictionary',
];

/** A window that may do what a page can, on a page that something of this computer gives. */
async function openPage(app: AppUnderTest, home: Ear): Promise<(script: string) => Promise<unknown>> {
  await app.electronApp.evaluate(async ({ BrowserWindow }, url) => {
    const open = new BrowserWindow({ show: false, webPreferences: { partition: 'open' } });
    const overrideBrowserWindowOptions = { show: false };
    open.webContents.setWindowOpenHandler(() => ({ action: 'allow', overrideBrowserWindowOptions }));
    await open.loadURL(url);
    Object.assign(globalThis, { open });
  }, `http://127.0.0.1:${home.tcpPort}/`);
  return (script) =>
    app.electronApp.evaluate((_electron, text) => {
      const { open } = globalThis as unknown as { open: Electron.BrowserWindow };
      return open.webContents.executeJavaScript(text, true);
    }, script);
}

/** Those attempts of an open page that have not been heard yet, by each of their ways. */
const unheard = (attempts: object, heard: Heard) =>
  Object.keys(attempts)
    .filter((name) => !NOT_FROM_AN_OPEN_PAGE.includes(name))
    .filter((name) => (heard[name]?.length ?? 0) < (/^WebRTC/.test(name) ? 2 : 1));

/** Attempts of an open page that were not heard, however often they were made. */
async function neverHeard(
  attempts: Readonly<Record<string, Attempt>>,
  execute: (script: string) => Promise<unknown>,
): Promise<readonly string[]> {
  let missing: readonly string[] = Object.keys(attempts);
  for (let tries = 1; missing.length > 0 && tries <= MOST_TRIES; tries += 1) {
    const named = Object.entries(attempts).filter(([name]) => missing.includes(name));
    const tried = Object.fromEntries(named);
    const theirs = await tryAll(tried, execute);
    const left = () => unheard(tried, theirs.heard());
    await expect
      .poll(left, { timeout: MOST_MS })
      .toEqual([])
      .catch(() => undefined); // said below, or heard at the next try
    missing = left();
    await theirs.end();
  }
  return missing;
}

test('a script in the window can send nothing out, in any way; the same script in an open page can', async ({
  launch,
}) => {
  const app = await launch();
  const page = await app.window();
  const ours = await tryAll({ ...WAYS_OF_A_PAGE_THAT_STAYS, ...WAYS_TO_LEAVE }, inOurWindow(app));

  // Begun later: what our window sends would have been heard by the time all of this has been.
  const home = await Ear.open();
  const inOpenPage = await openPage(app, home);
  for (const attempts of [WAYS_OF_A_PAGE_THAT_STAYS, WAYS_TO_LEAVE])
    expect(await neverHeard(attempts, inOpenPage)).toEqual([]);
  expect(ours.heard()).toEqual({});
  // It was all tried: the page is still the same, with what the attempts put there.
  expect(await page.evaluate(() => document.querySelectorAll('iframe').length)).toBeGreaterThan(3);
  expect(page.url()).toMatch(/^app:\/\/tokentray\/index\.html/);
  await ours.end();
  await home.close();
});

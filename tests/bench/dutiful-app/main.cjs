// What TokenTray's work costs in itself: the key from the keyring, ten stored tokens opened with it, each renewed
// with the service in a session of its own and stored again by a thread, an icon with a menu that copies them, a page that
// lists them. As short as that can be, without a library and without care: nothing here is checked, logged or tried again.
// The bench starts it beside the bare app and TokenTray: what TokenTray takes beyond this is TokenTray's own.
// Its first start signs in; give `--service=<address of the practice server>`.
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { setTimeout: delay } = require('node:timers/promises');
const { Worker } = require('node:worker_threads');
const { app, BrowserWindow, clipboard, ipcMain, Menu, safeStorage, session, Tray } = require('electron');

const ICON = path.join(__dirname, '..', '..', '..', 'build', 'icons', 'tray', 'idle@3x.png');
const NAMES = Array.from({ length: 10 }, (_, index) => `Company ${String(index + 1).padStart(3, '0')}`);
/** The panel asks main about the icon, and gets it later if main is busy. */
const PANEL_ASKS_MS = 60;
/** As TokenTray does it: copies and the list go before renewals, and the thread ends when it was not needed for a while. */
const RENEWED_AFTER_MS = 250;
const THREAD_ENDS_MS = 10_000;

const file = path.join(app.getPath('userData'), 'tokens.json');
const service = app.commandLine.getSwitchValue('service');
const parts = [];
let opened;
const whenOpened = new Promise((resolve) => {
  opened = resolve;
});

function putUpIcon() {
  const tray = new Tray(ICON);
  const items = NAMES.map((name, index) => ({ label: `${name} - copy token`, click: () => copy(index) }));
  const others = [{ type: 'separator' }, { label: 'Quit', click: () => app.quit() }];
  tray.setContextMenu(Menu.buildFromTemplate([...items, ...others]));
  parts.push(tray);
  app.on('window-all-closed', () => {});
}

async function copy(index) {
  const tokens = await whenOpened;
  clipboard.writeText(tokens[index].access_token);
}

async function openWindow() {
  const window = new BrowserWindow({
    width: 780,
    height: 640,
    show: false,
    autoHideMenuBar: true,
    webPreferences: { preload: path.join(__dirname, 'preload.cjs'), sandbox: true, spellcheck: false },
  });
  const isDrawn = new Promise((resolve) => {
    window.once('ready-to-show', resolve);
  });
  ipcMain.handle('list', async () => {
    await whenOpened;
    return NAMES;
  });
  window.loadFile(path.join(__dirname, 'index.html'));
  parts.push(window);
  await isDrawn;
  window.show();
}

async function doDuties() {
  const stored = existsSync(file) ? openAll(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
  if (stored) opened(stored);
  await delay(stored ? RENEWED_AFTER_MS : 0);
  const own = session.fromPartition('service');
  const tokens = [];
  for (const [index, name] of NAMES.entries()) tokens.push(await renew(own, name, stored?.[index]));
  await store(tokens);
  if (!stored) opened(tokens);
}

const openAll = (ciphertexts) =>
  ciphertexts.map((text) => JSON.parse(safeStorage.decryptString(Buffer.from(text, 'base64'))));

async function renew(own, name, held) {
  const company = { company_name: 'Practice Company' };
  const endpoint = held ? 'getaccesstokenfromrefreshtoken' : 'getaccesstokenfromuserid';
  const body = held ? new URLSearchParams({ ...company, refresh_token: held.refresh_token }) : new FormData();
  if (!held) for (const entry of Object.entries({ ...company, user_id: 'practice-26' })) body.set(...entry);
  const headers = held ? { authorization: `Bearer ${held.access_token}` } : {};
  const answer = await own.fetch(`${service}/access/klearstack/${endpoint}`, {
    method: 'POST',
    headers,
    body,
  });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return { ...held, ...(await answer.json()) };
}

async function store(tokens) {
  const ciphertexts = tokens.map((token) =>
    safeStorage.encryptString(JSON.stringify(token)).toString('base64'),
  );
  const thread = new Worker(path.join(__dirname, 'store.cjs'), {
    workerData: { file, text: JSON.stringify(ciphertexts), endsAfterMs: THREAD_ENDS_MS },
  });
  await new Promise((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
  });
}

async function start() {
  putUpIcon();
  if (process.argv.includes('--window')) await openWindow();
  else await delay(PANEL_ASKS_MS);
  await doDuties();
}

if (app.requestSingleInstanceLock()) app.whenReady().then(start);
else app.quit();

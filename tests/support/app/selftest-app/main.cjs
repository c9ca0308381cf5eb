// The smallest app that uses every part of the desktop that the test support stands in for. Not TokenTray.
const { join } = require('node:path');
const { app, BrowserWindow, clipboard, Menu, nativeImage, Notification, powerMonitor, safeStorage, Tray } =
  require('electron');

const SQUARE_PX = 16;
const square = (byte) =>
  nativeImage.createFromBitmap(Buffer.alloc(SQUARE_PX ** 2 * 4, byte), {
    width: SQUARE_PX,
    height: SQUARE_PX,
  });
const say = (...words) => console.log('selftest:', ...words);

say('module loaded');
if (!app.requestSingleInstanceLock()) {
  say('another copy runs');
  app.exit(3);
}
// Else Chromium fetches a spelling dictionary from the internet.
app.on('session-created', (session) => {
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
});
app.on('second-instance', (_event, argv) => say('second start', argv.at(-1)));
app.on('window-all-closed', () => {});
app.whenReady().then(() => {
  const tray = new Tray(square(0xff));
  tray.setToolTip('Selftest tip');
  tray.on('click', () => say('tray activated'));
  const showMenu = (count) =>
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: 'A && B "Ltd" && Söhne - copy_this', click: () => clipboard.writeText('copied by the app') },
        { label: 'Empty the clipboard', click: () => clipboard.clear() },
        { label: `Clicked ${count} times`, click: () => showMenu(count + 1) },
        { type: 'separator' },
        { label: 'Greyed out', enabled: false },
        { label: 'Invisible', visible: false },
        {
          label: 'More',
          submenu: [
            { label: 'Notify', click: notify },
            { label: 'Change icon', click: () => tray.setImage(square(0x80)) },
          ],
        },
        { label: 'Open window', click: openWindow },
        { label: '&Quit', click: () => app.quit() },
      ]),
    );
  showMenu(0);
  if (process.argv.includes('open-window')) openWindow();
  powerMonitor.on('suspend', () => say('suspend'));
  powerMonitor.on('resume', () => say('resume'));
  say('ready', app.getPath('userData'), process.argv.at(-1), new Date(0).toString());
});

function notify() {
  const notification = new Notification({ title: 'ACME token copied', body: 'Valid until 14:32' });
  notification.on('click', () => say('notification clicked'));
  notification.on('failed', () => say('notification failed'));
  notification.show();
}

function openWindow() {
  const window = new BrowserWindow({ width: 400, height: 300 });
  window.loadFile(join(__dirname, 'window.html'));
}

globalThis.keyringReport = () => ({
  backend: safeStorage.getSelectedStorageBackend(),
  available: safeStorage.isEncryptionAvailable(),
});
globalThis.encrypt = (text) => safeStorage.encryptString(text).toString('base64');
globalThis.decrypt = (base64) => safeStorage.decryptString(Buffer.from(base64, 'base64'));

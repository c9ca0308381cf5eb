// The least that an Electron app can be: `--tray` puts up an icon with a menu that copies a text, or opens a text field that
// copies what is in it; `--window` opens one page.
// The bench starts it beside TokenTray to tell what TokenTray adds. It must stay bare.
const path = require('node:path');
const { app, BrowserWindow, clipboard, ipcMain, Menu, Tray } = require('electron');

const ICON = path.join(__dirname, '..', '..', '..', 'build', 'icons', 'tray', 'idle@3x.png');
const parts = [];

function putUpIcon() {
  const tray = new Tray(ICON);
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: 'Copy', click: () => clipboard.writeText('a text') },
      { label: 'Open', click: openField },
      { label: 'Quit', click: () => app.quit() },
    ]),
  );
  parts.push(tray);
  app.on('window-all-closed', () => {});
  ipcMain.on('copy', (_event, text) => clipboard.writeText(text));
  ipcMain.on('close', ({ sender }) => BrowserWindow.fromWebContents(sender).close());
}

function openField() {
  const preload = path.join(__dirname, 'field-preload.cjs');
  const webPreferences = { preload, sandbox: true, spellcheck: false };
  const window = new BrowserWindow({ width: 560, height: 420, frame: false, webPreferences });
  window.loadFile(path.join(__dirname, 'field.html'));
}

function openWindow() {
  const window = new BrowserWindow({
    width: 780,
    height: 640,
    show: false,
    autoHideMenuBar: true,
    webPreferences: { sandbox: true, spellcheck: false },
  });
  window.once('ready-to-show', () => window.show());
  window.loadFile(path.join(__dirname, 'index.html'));
  parts.push(window);
}

app.whenReady().then(() => {
  if (process.argv.includes('--tray')) putUpIcon();
  if (process.argv.includes('--window')) openWindow();
});

// Loaded before an app under test, as if its core took long to start: what the window asks for first is answered when a test
// calls `__let_core_go`.
const { ipcMain } = require('electron/main');

const handle = ipcMain.handle.bind(ipcMain);
const released = new Promise((resolve) => {
  globalThis.__let_core_go = resolve;
});

ipcMain.handle = (channel, answer) =>
  handle(channel, async (...call) => {
    await released;
    return answer(...call);
  });

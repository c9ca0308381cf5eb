// Loaded before an app under test. Electron before 33.4 frees twice what V8 collected in the last moment before the end: a request
// that is over, for one. It then ends by SIGSEGV (electron/electron#45368). So all of that is collected before.
const { app } = require('electron/main');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

const [major, minor] = process.versions.electron.split('.').map(Number);
const freesTwice = major < 33 || (major === 33 && minor < 4);

if (freesTwice)
  app.on('before-quit', () => {
    setFlagsFromString('--expose-gc');
    runInNewContext('gc')();
  });

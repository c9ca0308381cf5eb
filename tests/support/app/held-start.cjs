// Loaded before an app under test: it is not ready until Playwright has its line to windows. A window that opens just as
// Playwright connects would wait for its debugger, and show nothing for ever.
const { app } = require('electron/main');

const { isReady, whenReady } = app;
const emit = app.emit.bind(app);
const reallyReady = whenReady.call(app);
let readyArguments = [];
let begin = () => {};
const begun = new Promise((resolve) => {
  begin = resolve;
});

app.emit = (event, ...given) => {
  if (event !== 'ready') return emit(event, ...given);
  readyArguments = given;
  return true;
};
app.isReady = () => false;
app.whenReady = () => begun;

/** Playwright calls it once it is connected. */
globalThis.__playwright_run = async () => {
  await reallyReady;
  Object.assign(app, { emit, isReady, whenReady });
  begin();
  emit('ready', ...readyArguments);
};

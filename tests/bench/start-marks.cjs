// Loaded into a measured app ahead of its own code (`electron -r`): prints when the app is ready and when its window
// has painted, as Unix milliseconds. It must not know which app it is in.
const { app } = require('electron');

const FIRST_CONTENT = `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    const paint = list.getEntriesByName('first-contentful-paint')[0];
    if (paint) resolve(performance.timeOrigin + paint.startTime);
  }).observe({ type: 'paint', buffered: true });
})`;

const print = (name, atMs) => process.stdout.write(`\nbench-mark ${name} ${atMs}\n`);

print('code', Date.now());
app.once('ready', () => print('ready', Date.now()));
app.on('browser-window-created', (_event, window) => {
  window.once('show', () => print('shown', Date.now()));
  window.webContents.once('dom-ready', async () => {
    print('painted', await window.webContents.executeJavaScript(FIRST_CONTENT));
  });
});

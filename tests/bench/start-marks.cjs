// Loaded into a measured app ahead of its own code (`electron -r`): prints when the app is ready and when its window has
// painted and is live, as Unix milliseconds; and how long each key that changed a text field took. It must not know which app it is in.
const { app } = require('electron');

const FIRST_CONTENT = `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    const paint = list.getEntriesByName('first-contentful-paint')[0];
    if (paint) resolve(performance.timeOrigin + paint.startTime);
  }).observe({ type: 'paint', buffered: true });
})`;

// What an app shows of its last run before it can do anything is not live.
const LIVE = `new Promise((resolve) => {
  const isLive = () => document.querySelector('h1') && !document.getElementById('picture');
  const drawn = () => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
    port2.postMessage(undefined);
  });
  if (isLive()) return drawn();
  const changes = new MutationObserver(() => {
    if (!isLive()) return;
    changes.disconnect();
    drawn();
  });
  changes.observe(document, { childList: true, subtree: true });
})`;

// From the key's own time, which is the screen's: until the frame with its result was drawn by the page, and, as the browser
// tells in steps of 8 ms from 16 on, until that frame was on the screen.
const TELL_OF_KEYS = `{
  const shownMs = new Map();
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      shownMs.set(startTime, Math.max(duration, shownMs.get(startTime) ?? 0));
  }).observe({ type: 'event', durationThreshold: 16 });
  let pressedAtMs = 0;
  addEventListener('keydown', ({ timeStamp }) => { pressedAtMs = timeStamp; }, true);
  addEventListener('input', () => {
    const fromMs = pressedAtMs;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const drawnMs = performance.now() - fromMs;
        setTimeout(() => console.debug('bench-key', drawnMs, shownMs.get(fromMs) ?? 16), 500);
      };
      port2.postMessage(undefined);
    });
  });
}`;

const print = (name, value) => process.stdout.write(`\nbench-mark ${name} ${value}\n`);

print('code', Date.now());
app.once('ready', () => print('ready', Date.now()));
app.on('browser-window-created', (_event, window) => {
  window.once('show', () => print('shown', Date.now()));
  window.webContents.on('console-message', (_message, _level, text) => {
    const [, drawnMs, shownMs] = /^bench-key (\S+) (\S+)$/.exec(text) ?? [];
    if (drawnMs === undefined) return;
    print('keyDrawn', drawnMs);
    print('keyShown', shownMs);
  });
  window.webContents.once('dom-ready', async () => {
    window.webContents.executeJavaScript(TELL_OF_KEYS);
    window.webContents.executeJavaScript(LIVE).then((atMs) => print('live', atMs));
    print('painted', await window.webContents.executeJavaScript(FIRST_CONTENT));
  });
});

// Loaded into an app ahead of its own code (`electron -r`): prints once a minute what its main process holds and how
// long its event loop was kept from running. It must not know which app it is in.
const fs = require('node:fs');
const v8 = require('node:v8');
const vm = require('node:vm');
const { monitorEventLoopDelay, performance } = require('node:perf_hooks');
const { app, BrowserWindow } = require('electron');

const TICK_MS = 20;
/** A longer tick than this is told of, with what the main thread did meanwhile. */
const LONG_TICK_MS = 45;
const REPORT_EVERY_MS = 60_000;

v8.setFlagsFromString('--expose-gc');
const collectGarbage = vm.runInNewContext('gc');
const schedule = fs.openSync(`/proc/self/task/${process.pid}/schedstat`, 'r');
const buffer = Buffer.alloc(128);
const { readSync } = fs;
const delays = monitorEventLoopDelay({ resolution: 10 });

/** Milliseconds that the main thread has spent in calls that wait for the disk. */
let filesMs = 0;
let isInFileCall = false;
/** The longest of these calls since the last tick. */
let longestCall = { name: '', ms: 0 };
for (const [name, call] of Object.entries(fs)) {
  if (!name.endsWith('Sync') || typeof call !== 'function') continue;
  fs[name] = (...args) => {
    if (isInFileCall) return call.apply(fs, args);
    isInFileCall = true;
    const startedMs = performance.now();
    try {
      return call.apply(fs, args);
    } finally {
      const ms = performance.now() - startedMs;
      filesMs += ms;
      if (ms > longestCall.ms) longestCall = { name, ms };
      isInFileCall = false;
    }
  };
}

const print = (name, value) => process.stdout.write(`\nprobe-${name} ${JSON.stringify(value)}\n`);

/** What the main thread has had so far: time on a processor, and time it waited for one. */
function threadTimes() {
  const length = readSync(schedule, buffer, 0, buffer.length, 0);
  const [cpuNs, waitNs] = buffer.toString('latin1', 0, length).split(' ').map(Number);
  return { atMs: performance.now(), cpuMs: cpuNs / 1e6, waitMs: waitNs / 1e6, filesMs };
}

let last = threadTimes();
let mustSkip = false;

function tick() {
  const now = threadTimes();
  const tookMs = now.atMs - last.atMs;
  if (tookMs > LONG_TICK_MS && !mustSkip) {
    const since = (name) => now[name] - last[name];
    const parts = { cpuMs: since('cpuMs'), waitMs: since('waitMs'), filesMs: since('filesMs') };
    print('stretch', { atMs: Date.now(), tookMs, ...parts, longestCall });
  }
  mustSkip = false;
  longestCall = { name: '', ms: 0 };
  last = now;
}

function report() {
  delays.disable();
  const milliseconds = (value) => value / 1e6;
  const [maxMs, p999Ms] = [milliseconds(delays.max), milliseconds(delays.percentile(99.9))];
  const floating = process.memoryUsage();
  collectGarbage();
  const kept = process.memoryUsage();
  const resources = {};
  for (const name of process.getActiveResourcesInfo()) resources[name] = (resources[name] ?? 0) + 1;
  print('minute', {
    ...{ atMs: Date.now(), maxMs, p999Ms },
    ...{ heapFloatingMb: floating.heapUsed / 2 ** 20, heapMb: kept.heapUsed / 2 ** 20 },
    ...{ externalMb: kept.external / 2 ** 20, rssMb: kept.rss / 2 ** 20 },
    ...{ resources, files: fs.readdirSync('/proc/self/fd').length },
    windows: BrowserWindow.getAllWindows().length,
  });
  // The probe's own work is not the app's.
  mustSkip = true;
  delays.reset();
  delays.enable();
}

/** What the bench asks for; a window of an app without a window manager cannot be closed from outside. */
function obey(text) {
  if (text.includes('close-window')) for (const window of BrowserWindow.getAllWindows()) window.close();
  if (text.includes('report')) report();
}

app.once('ready', () => {
  delays.enable();
  process.stdin.setEncoding('utf8').on('data', obey);
  setInterval(tick, TICK_MS);
  setInterval(report, REPORT_EVERY_MS);
});

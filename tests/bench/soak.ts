// One hour of 200 companies whose tokens live for a minute, on a service that often fails and a computer that sleeps:
// is a dead token ever copied, does anything grow, does the event loop ever stand still? Linux only.
// Run: node tests/bench/soak.ts [--minutes 60] [--every 10]
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Keyring } from '../support/keyring.ts';
import { Login1 } from '../support/login1.ts';
import { NotificationServer } from '../support/notification-server.ts';
import { StatusNotifierHost } from '../support/status-notifier-host.ts';
import { within } from '../support/within.ts';
import { BenchBuild } from './bench-build.ts';
import { onPrivateDesktop } from './bench-desktop.ts';
import { BARE_APP } from './bench-scene.ts';
import { FaultyService } from './faulty-service.ts';
import { describeMachine } from './machine.ts';
import { ProbedApp } from './probed-app.ts';
import { SoakOperator } from './soak-operator.ts';
import { holdingTable, loopTable, worstStretches } from './soak-report.ts';
import { addCompanies, companyLabel, UsedBefore } from './used-before.ts';

const COMPANIES = 200;
const MINUTE_MS = 60_000;
const [LEAST_PAUSE_MS, MOST_PAUSE_MS] = [1_000, 2_000];
const WINDOW_MS = MINUTE_MS;
const BEFORE_SLEEP_MS = 1_000;
/** In turn: short of a token's life, and past it. */
const SLEEPS_MS = [20_000, 75_000];
const LOOK_EVERY_COPIES = 8;
/** Starting up, and taking up 200 companies at once, is another figure. */
const SETTLE_MS = 15_000;
const TURN_TIMEOUT_MS = 60_000;

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '60' }, every: { type: 'string', default: '10' } },
});
const durationMs = Number(values.minutes) * MINUTE_MS;
const periodMs = Number(values.every) * MINUTE_MS;

interface Scene {
  readonly app: ProbedApp;
  readonly bare: ProbedApp;
  readonly operator: SoakOperator;
  readonly login1: Login1;
  readonly service: FaultyService;
}

/** Sleeps in the middle of each period, and opens the window near its end. */
async function live({ app, operator, login1, service }: Scene): Promise<number> {
  service.misbehave();
  const startMs = performance.now();
  let [sleeps, opened, copies] = [0, 0, 0];
  let closeAtMs = Number.POSITIVE_INFINITY;
  for (let nowMs = 0; nowMs < durationMs && app.isRunning; nowMs = performance.now() - startMs) {
    const periods = nowMs / periodMs;
    if (periods >= sleeps + 0.5) {
      login1.suspend();
      await delay(BEFORE_SLEEP_MS);
      await app.sleep(SLEEPS_MS[sleeps % SLEEPS_MS.length] ?? 0);
      login1.resume();
      sleeps += 1;
    } else if (periods >= opened + 0.8) {
      await operator.openWindow();
      opened += 1;
      closeAtMs = nowMs + WINDOW_MS;
    } else if (nowMs >= closeAtMs) {
      app.closeWindow();
      closeAtMs = Number.POSITIVE_INFINITY;
    } else await delay(LEAST_PAUSE_MS + Math.random() * (MOST_PAUSE_MS - LEAST_PAUSE_MS));
    copies += 1;
    await within(TURN_TIMEOUT_MS, 'a copy by the tray', operator.copy());
    if (copies % LOOK_EVERY_COPIES === 0) await operator.look();
    sayHowItGoes(app, operator, nowMs);
  }
  return sleeps;
}

let saidMinutes = 0;

function sayHowItGoes(app: ProbedApp, { tally }: SoakOperator, nowMs: number): void {
  if (app.minutes.length === saidMinutes) return;
  saidMinutes = app.minutes.length;
  const { heapMb, rssMb, mainPssMb, pssMb, files, windows, maxMs, p999Ms } =
    app.minutes.at(-1) ?? ({} as never);
  const figures = { heapMb, rssMb, mainPssMb, pssMb, files, windows, maxMs, p999Ms };
  const short = Object.entries(figures).map(([name, value]) => `${name} ${value.toFixed(1)}`);
  console.log(`minute ${(nowMs / MINUTE_MS).toFixed(1)}: ${short.join(', ')}, ${JSON.stringify(tally)}`);
}

async function report({ app, bare, operator, service }: Scene, sleeps: number, tookMs: number) {
  console.log(`\n${(tookMs / MINUTE_MS).toFixed(1)} minutes, ${COMPANIES} companies, ${sleeps} sleeps`);
  console.log(`\nservice: ${JSON.stringify(await service.counts())}`);
  console.log(`\noperator: ${JSON.stringify(operator.tally)}`);
  console.log(`\nTokenTray\n${holdingTable(app.minutes)}\n\nbare Electron\n${holdingTable(bare.minutes)}`);
  const apps = [
    { name: 'bare Electron', app: bare },
    { name: 'TokenTray', app },
  ];
  console.log(`\n${loopTable(apps)}\n\n${worstStretches(app, bare)}`);
  const [first, last] = [app.minutes.at(0), app.minutes.at(-1)];
  console.log(`\nactive resources, first and last: ${JSON.stringify([first?.resources, last?.resources])}`);
  console.log(`app still running at the end: ${app.isRunning}`);
}

await onPrivateDesktop(import.meta.filename, async () => {
  console.log(describeMachine());
  const built = await BenchBuild.make();
  const keyring = await Keyring.start();
  const panel = await StatusNotifierHost.start();
  const notifications = await NotificationServer.start();
  const login1 = await Login1.start();
  const service = await FaultyService.start();
  const appFolder = built.folder;
  const used = await UsedBefore.by({ appFolder }, (page) =>
    addCompanies(page, COMPANIES, service.address, { storePassword: true }),
  );
  const nothing = await UsedBefore.by({ appFolder: BARE_APP, args: ['--window'] }, async () => {});
  panel.forget();
  const bare = await ProbedApp.start(
    { appFolder: BARE_APP, args: ['--tray'], usedBefore: nothing.folder },
    panel,
  );
  const app = await ProbedApp.start(
    { appFolder, args: ['--hidden'], usedBefore: used.folder, env: login1.env },
    panel,
  );
  const companies = Array.from({ length: COMPANIES }, (_, index) => companyLabel(index + 1));
  const operator = new SoakOperator({ panel, notifications, service, companies });
  const scene = { app, bare, operator, login1, service };
  try {
    await delay(SETTLE_MS);
    for (const each of [app, bare]) each.startAnew();
    const startMs = performance.now();
    const sleeps = await live(scene);
    await report(scene, sleeps, performance.now() - startMs);
    if (operator.tally.expired > 0 || !app.isRunning) process.exitCode = 1;
  } finally {
    await app.end();
    await bare.end();
    await service.stop();
    await login1.stop();
    notifications.stop();
    panel.stop();
    await keyring.stop();
    for (const each of [used, nothing]) each.remove();
    built.remove();
  }
});

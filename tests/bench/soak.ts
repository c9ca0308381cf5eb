// One hour of 200 companies whose tokens live for a minute, on a service that often fails and a computer that sleeps:
// is a dead token ever copied, does anything grow, does the event loop ever stand still? Linux only.
// Run: node tests/bench/soak.ts [--minutes 60] [--every 10]
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { onPrivateDesktop } from './bench-desktop.ts';
import { inLongScene, type LongScene } from './long-scene.ts';
import { describeMachine } from './machine.ts';
import { ProbedApp } from './probed-app.ts';
import { liveThrough, type SoakScene } from './soak-day.ts';
import { holdingTable, loopTable, worstStretches } from './soak-report.ts';

const COMPANIES = 200;
const ACCESS_TTL_S = 60;
const MINUTE_MS = 60_000;
/** Starting up, and taking up 200 companies at once, is another figure. */
const SETTLE_MS = 15_000;
/** So often the figures so far are told in full. */
const REPORT_EVERY_MINUTES = 10;

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '60' }, every: { type: 'string', default: '10' } },
});

function sayMinute({ app, operator }: SoakScene, minute: number): void {
  const report = app.minutes.at(-1);
  if (!report) return;
  const { heapMb, rssMb, mainPssMb, pssMb, files, windows, maxMs, p999Ms } = report;
  const figures = { heapMb, rssMb, mainPssMb, pssMb, files, windows, maxMs, p999Ms };
  const short = Object.entries(figures).map(([name, value]) => `${name} ${value.toFixed(1)}`);
  console.log(`minute ${minute}: ${short.join(', ')}, ${JSON.stringify(operator.tally)}`);
}

async function report({ app, bare, operator, service }: SoakScene): Promise<void> {
  console.log(`\n${app.minutes.length} minutes, ${COMPANIES} companies, ${app.sleepCount} sleeps`);
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
  console.log(`app still running: ${app.isRunning}\n`);
}

async function soak({ panel, login1, service, operator, launches }: LongScene): Promise<void> {
  panel.forget();
  const bare = await ProbedApp.start(launches.bare, panel);
  const app = await ProbedApp.start(launches.app, panel);
  const scene = { app, bare, operator, login1, service };
  try {
    await delay(SETTLE_MS);
    for (const each of [app, bare]) each.startAnew();
    await liveThrough(scene, {
      durationMs: Number(values.minutes) * MINUTE_MS,
      periodMs: Number(values.every) * MINUTE_MS,
      onMinute: async (minute) => {
        sayMinute(scene, minute);
        if (minute % REPORT_EVERY_MINUTES === 0) await report(scene);
      },
    });
    await report(scene);
    if (operator.tally.expired > 0 || !app.isRunning) process.exitCode = 1;
  } finally {
    await app.end();
    await bare.end();
  }
}

await onPrivateDesktop(import.meta.filename, async () => {
  console.log(describeMachine());
  await inLongScene({ companies: COMPANIES, accessTtlS: ACCESS_TTL_S, storePassword: true }, soak);
});

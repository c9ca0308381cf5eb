// A night in real time: 200 companies whose tokens live for 15 minutes, the screen locked, the app in the tray and no one
// there, beside a bare app. What does each use, does anything grow, is anything due late, does each token work in the morning?
// Linux only. Run: node tests/bench/night.ts [--minutes 480] [--every 30]
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chromiumKind, memoryMb, threadUses, usedBetween } from '../support/app/process-tree.ts';
import { onPrivateDesktop } from './bench-desktop.ts';
import { inLongScene, type LongScene } from './long-scene.ts';
import { describeMachine } from './machine.ts';
import { sampleLoad } from './machine-load.ts';
import { MeasuredApp } from './measured-app.ts';
import { textTable } from './samples.ts';

const COMPANIES = 200;
const ACCESS_TTL_S = 15 * 60;
const MINUTE_MS = 60_000;
/** What an app keeps for a while after its start is gone by then. */
const SETTLE_MS = MINUTE_MS;
const MORNING_COPIES = 40;

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '480' }, every: { type: 'string', default: '30' } },
});

interface Use {
  readonly atMs: number;
  readonly cpuMs: number;
  readonly threads: ReturnType<typeof threadUses>;
}

const useOf = (app: MeasuredApp): Use => {
  const [rootPid = 0] = app.processIds;
  const { atMs, ownMs } = sampleLoad(rootPid);
  return { atMs, cpuMs: ownMs, threads: threadUses(app.processIds) };
};

/** `% of one processor`, wake-ups a second, anonymous memory of all processes and of main, MB. */
function cellsOf(app: MeasuredApp, from: Use, to: Use): readonly string[] {
  const elapsedMs = to.atMs - from.atMs;
  const wakeUps = usedBetween(from.threads, to.threads).wakeUps / (elapsedMs / 1_000);
  const main = app.processIds.filter((pid) => chromiumKind(pid) === 'browser');
  return [
    (((to.cpuMs - from.cpuMs) / elapsedMs) * 100).toFixed(2),
    wakeUps.toFixed(1),
    memoryMb(app.processIds).anonymous.toFixed(1),
    memoryMb(main).anonymous.toFixed(1),
  ];
}

const HEADINGS = [
  ...['minutes', 'requests'],
  ...['TokenTray, %', 'wake-ups/s', 'anonymous, MB', 'of main'],
  ...['bare, %', 'wake-ups/s', 'anonymous, MB', 'of main'],
];

async function night({ panel, login1, service, operator, launches }: LongScene): Promise<void> {
  const shows = ['tray'] as const;
  const bare = await MeasuredApp.start({ ...launches.bare, shows }, panel);
  const app = await MeasuredApp.start({ ...launches.app, shows }, panel);
  const rows: (readonly string[])[] = [];
  try {
    await delay(SETTLE_MS);
    service.count();
    login1.lock();
    const lastMinute = Number(values.minutes);
    let before = [app, bare].map(useOf);
    let requests = (await service.counts()).requests;
    for (let minute = Number(values.every); minute <= lastMinute; minute += Number(values.every)) {
      await delay(Number(values.every) * MINUTE_MS);
      const after = [app, bare].map(useOf);
      const total = (await service.counts()).requests;
      const cells = [app, bare].flatMap((each, at) => cellsOf(each, before[at] as Use, after[at] as Use));
      rows.push([String(minute), String(total - requests), ...cells]);
      console.log(rows.at(-1)?.join(' | '));
      // The panel asks the app for its menu: that is not the night's.
      await operator.look();
      [before, requests] = [[app, bare].map(useOf), total];
    }
    for (let copies = 0; copies < MORNING_COPIES; copies += 1) await operator.copy();
    console.log(`\n${textTable(HEADINGS, rows)}\n\nmorning: ${JSON.stringify(operator.tally)}`);
    if (operator.tally.deadSeen + operator.tally.expired + operator.tally.refused > 0) process.exitCode = 1;
  } finally {
    await app.end();
    await bare.end();
  }
}

await onPrivateDesktop(import.meta.filename, async () => {
  console.log(describeMachine());
  await inLongScene({ companies: COMPANIES, accessTtlS: ACCESS_TTL_S, storePassword: false }, night);
});

// The soak's figures as tables that a person reads. Pure.
import { lateMs, type Stretch } from './main-probe.ts';
import type { MinuteReport, ProbedApp } from './probed-app.ts';
import { textTable } from './samples.ts';
import { slopePerHour } from './trend.ts';

/** What a frame may take, and the most that the event loop may stand still. */
const LIMIT_MS = 50;
/** The bare app stood still at the same time: within this of it. */
const SAME_MOMENT_MS = 250;
const WARM_UP_SHARE = 1 / 6;

type Measure = { readonly name: string; readonly of: (report: MinuteReport) => number };

const MEASURES: readonly Measure[] = [
  { name: 'heap of main after a collection, MB', of: ({ heapMb }) => heapMb },
  { name: 'outside the heap, MB', of: ({ externalMb }) => externalMb },
  { name: 'RSS of main, MB', of: ({ rssMb }) => rssMb },
  { name: 'PSS of main, MB', of: ({ mainPssMb }) => mainPssMb },
  { name: 'PSS of all processes, MB', of: ({ pssMb }) => pssMb },
  { name: 'open files of main', of: ({ files }) => files },
  { name: 'active resources of main', of: ({ resources }) => sum(Object.values(resources)) },
];

/** First and last value of what is held without a window, and its slope after the warm-up. */
export function holdingTable(minutes: readonly MinuteReport[]): string {
  const quiet = minutes.filter(({ windows }) => windows === 0);
  const warm = quiet.slice(Math.ceil(quiet.length * WARM_UP_SHARE));
  const rows = MEASURES.map(({ name, of }) => {
    const samples = warm.map((report) => ({ atMs: report.atMs, value: of(report) }));
    const values = samples.map(({ value }) => value);
    const [first = Number.NaN, last = Number.NaN] = [values.at(0), values.at(-1)];
    const cells = [first, Math.min(...values), Math.max(...values), last, slopePerHour(samples)];
    return [name, ...cells.map((cell) => cell.toFixed(1))];
  });
  return textTable(
    ['after the warm-up, without a window', 'first', 'least', 'most', 'last', 'slope per hour'],
    rows,
  );
}

export function loopTable(apps: readonly { readonly name: string; readonly app: ProbedApp }[]): string {
  const rows = apps.map(({ name, app }) => {
    const minutes = app.minutes.filter(({ slept }) => !slept);
    const { stretches } = app;
    const over = (of: (stretch: Stretch) => number) =>
      stretches.filter((stretch) => of(stretch) > LIMIT_MS).length;
    const most = (of: (stretch: Stretch) => number) => Math.max(0, ...stretches.map(of)).toFixed(0);
    return [
      name,
      median(minutes.map(({ p999Ms }) => p999Ms)).toFixed(1),
      Math.max(...minutes.map(({ maxMs }) => maxMs)).toFixed(0),
      `${over(lateMs)}, ${most(lateMs)}`,
      `${over(({ cpuMs }) => cpuMs)}, ${most(({ cpuMs }) => cpuMs)}`,
      `${over(({ filesMs }) => filesMs)}, ${most(({ filesMs }) => filesMs)}`,
      `${over(({ waitMs }) => waitMs)}, ${most(({ waitMs }) => waitMs)}`,
    ];
  });
  return textTable(
    [
      'event loop of main',
      'p99.9 ms, median minute',
      'longest delay ms',
      `late by over ${LIMIT_MS} ms: times, longest`,
      `over ${LIMIT_MS} ms on a processor`,
      `over ${LIMIT_MS} ms in file calls`,
      `over ${LIMIT_MS} ms waiting for a processor`,
    ],
    rows,
  );
}

/** Where the time of the longest stretches went, longest first. */
export function worstStretches(app: ProbedApp, bare: ProbedApp, count = 12): string {
  const worst = app.stretches.toSorted((a, b) => b.tookMs - a.tookMs).slice(0, count);
  const rows = worst.map((stretch) => {
    const alike = bare.stretches.some(({ atMs }) => Math.abs(atMs - stretch.atMs) < SAME_MOMENT_MS);
    const { tookMs, cpuMs, filesMs, waitMs, longestCall } = stretch;
    const times = [tookMs, cpuMs, filesMs, waitMs].map((ms) => ms.toFixed(0));
    const call = `${longestCall.name} ${longestCall.ms.toFixed(0)}`;
    return [new Date(stretch.atMs).toISOString().slice(11, 23), ...times, call, alike ? 'yes' : 'no'];
  });
  return textTable(
    [
      ...['at', 'took ms', 'on a processor ms', 'in file calls ms', 'waited for one ms'],
      ...['longest file call, ms', 'bare app too'],
    ],
    rows,
  );
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

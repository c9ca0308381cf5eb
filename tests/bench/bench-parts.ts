// The parts of the bench. A new one is an entry here: the runner, the tables and the plots know none by name.
import type { SystemClipboard } from '../../build/desktop/system-clipboard.ts';
import type { LabelPattern } from '../../build/desktop/tray-menu.ts';
import { chromiumKind, memoryMb, threadUses, usedBetween } from '../support/app/process-tree.ts';
import type { BenchPart, Contender, Figures, Look } from './bench-part.ts';
import { quickCopyFigures } from './quick-copy-figures.ts';
import { LONG_TURN_MS, scaleFigures } from './scale-figures.ts';

const COMPANIES = 10;
const BARE: readonly Contender[] = [{ shown: 'tray' }, { shown: 'window' }];
const DUTIFUL: readonly Contender[] = [
  { shown: 'tray', isDutiful: true },
  { shown: 'window', isDutiful: true },
];
const WITH = (...counts: readonly number[]): readonly Contender[] =>
  counts.flatMap((companies) => [
    { shown: 'tray', companies } as const,
    { shown: 'window', companies } as const,
  ]);
const MANY = [200, 1_000];
const COPY_TIMEOUT_MS = 30_000;
/** What the bare app copies, and the first company's token. */
const COPY_ITEM: LabelPattern = /^(Copy|Company 001\b.*)$/;

export const BENCH_PARTS: readonly BenchPart[] = [
  {
    name: 'start',
    title: 'Start-up',
    stage: 'started',
    contenders: [...BARE, ...DUTIFUL, ...WITH(0, COMPANIES, 200)],
    figures: [
      { key: 'ready', label: 'ready, ms', digits: 0, bareSpread: 0.15 },
      { key: 'tray', label: 'in the tray, ms', digits: 0, bareSpread: 0.15 },
      { key: 'painted', label: 'painted, ms', digits: 0, bareSpread: 0.15 },
      { key: 'live', label: 'live, ms', digits: 0, bareSpread: 0.15 },
    ],
    measure: async ({ app }) => known(app.times),
  },
  {
    name: 'work',
    title: 'What a start costs',
    stage: 'quiet',
    contenders: [
      { shown: 'tray' },
      { shown: 'tray', isDutiful: true },
      { shown: 'tray', companies: COMPANIES },
    ],
    figures: [
      { key: 'startCpuMs', label: 'processor time until quiet, ms', digits: 0, bareSpread: 0.15 },
      { key: 'quietAnonymousMb', label: 'anonymous memory, MB', digits: 0, bareSpread: 0.05 },
      { key: 'processes', label: 'processes', digits: 0, bareSpread: 0.05 },
      { key: 'threads', label: 'threads', digits: 0, bareSpread: 0.15 },
    ],
    measure: async ({ app }) => costOfStart(app.processIds),
  },
  {
    name: 'memory',
    title: 'Memory when idle',
    stage: 'settled',
    contenders: [...BARE, ...DUTIFUL, ...WITH(COMPANIES, 200)],
    figures: [
      { key: 'pssMb', label: 'PSS, MB', digits: 0, bareSpread: 0.03 },
      { key: 'anonymousMb', label: 'anonymous, MB', digits: 0, bareSpread: 0.03 },
      { key: 'mainMb', label: 'anonymous, main process, MB', digits: 0, bareSpread: 0.05 },
      { key: 'windowMb', label: 'anonymous, window process, MB', digits: 0, bareSpread: 0.05 },
    ],
    measure: async ({ app }) => memoryFigures(app.processIds),
  },
  {
    name: 'idle',
    title: 'Processor time when idle',
    stage: 'settled',
    contenders: [...BARE, ...WITH(COMPANIES)],
    figures: [
      { key: 'cpuPercent', label: '% of one processor', digits: 2, bareSpread: 0.5 },
      { key: 'wakeUpsPerS', label: 'wake-ups per second', digits: 2, bareSpread: 0.5 },
    ],
    measure: idleFigures,
  },
  {
    name: 'scale',
    title: 'Many companies, renewed once',
    stage: 'quiet',
    touches: true,
    watchesTurns: true,
    contenders: [
      { shown: 'tray' },
      ...[COMPANIES, ...MANY].map((companies) => ({ shown: 'tray', companies }) as const),
    ],
    figures: [
      { key: 'scaleTrayMs', label: 'in the tray, ms', digits: 0, bareSpread: 0.15 },
      { key: 'scaleCpuMs', label: 'processor time until quiet, ms', digits: 0, bareSpread: 0.15 },
      { key: 'longestTurnMs', label: 'longest turn, ms', digits: 0 },
      { key: 'longTurns', label: `turns over ${LONG_TURN_MS} ms`, digits: 0 },
      { key: 'scalePssMb', label: 'PSS, MB', digits: 0, bareSpread: 0.03 },
    ],
    measure: async ({ app }) => scaleFigures(app),
  },
  {
    name: 'clipboard',
    title: 'A copy from the tray menu',
    stage: 'started',
    touches: true,
    contenders: [
      { shown: 'tray' },
      { shown: 'tray', isDutiful: true },
      { shown: 'tray', companies: COMPANIES },
    ],
    figures: [
      { key: 'firstCopyMs', label: 'start to the first copy, ms', digits: 0, bareSpread: 0.15 },
      { key: 'copyMs', label: 'click to copy, ms', digits: 0, bareSpread: 0.3 },
    ],
    measure: copyFigures,
  },
  {
    name: 'quick-copy',
    title: 'Quick copy with 1,000 companies',
    stage: 'settled',
    touches: true,
    contenders: [{ shown: 'tray' }, { shown: 'tray', companies: 1_000 }],
    figures: [
      { key: 'keyMs', label: 'key to drawn result, median, ms', digits: 0, bareSpread: 0.3 },
      { key: 'worstKeyMs', label: 'worst, ms', digits: 0 },
      { key: 'worstShownMs', label: 'worst, on the screen, ms', digits: 0 },
      { key: 'firstEnterMs', label: 'first Enter to clipboard, ms', digits: 0, bareSpread: 0.3 },
      { key: 'enterMs', label: 'later Enter to clipboard, ms', digits: 0, bareSpread: 0.3 },
      { key: 'beforePssMb', label: 'PSS before, MB', digits: 0, bareSpread: 0.03 },
      { key: 'afterPssMb', label: 'PSS 10 s after closing, MB', digits: 0, bareSpread: 0.03 },
      { key: 'grownMb', label: 'anonymous, more than before, MB', digits: 1 },
    ],
    measure: quickCopyFigures,
  },
];

/** Without what this app did not do. */
const known = (times: object): Figures =>
  Object.fromEntries(Object.entries(times).filter(([, ms]) => ms !== undefined));

function costOfStart(pids: readonly number[]): Figures {
  const threads = threadUses(pids);
  return {
    startCpuMs: usedBetween(new Map(), threads).cpuMs,
    quietAnonymousMb: memoryMb(pids).anonymous,
    processes: pids.length,
    threads: threads.size,
  };
}

function memoryFigures(pids: readonly number[]): Figures {
  const { pss, anonymous } = memoryMb(pids);
  const ofKind = (wanted: string) => memoryMb(pids.filter((pid) => chromiumKind(pid) === wanted)).anonymous;
  const windowMb = ofKind('renderer');
  return {
    ...{ pssMb: pss, anonymousMb: anonymous, mainMb: ofKind('browser') },
    ...(windowMb > 0 ? { windowMb } : {}),
  };
}

async function idleFigures({ app, seconds }: Look): Promise<Figures> {
  const { cpuMs, wakeUps } = await app.use(seconds * 1_000);
  return { cpuPercent: cpuMs / (seconds * 10), wakeUpsPerS: wakeUps / seconds };
}

/** Both include the time that another program takes to read the clipboard. */
async function copyFigures({ app, panel, clipboard }: Look): Promise<Figures> {
  await panel.clickOnceSaid(COPY_ITEM);
  await textOn(clipboard);
  const firstCopyMs = app.runningForMs;
  await app.fallSilent();
  await clipboard.clear();
  const clickedAtMs = performance.now();
  await panel.clickByLabel(COPY_ITEM);
  await textOn(clipboard);
  return { firstCopyMs, copyMs: performance.now() - clickedAtMs };
}

/** Looks without a pause, which would be longer than what is measured. */
async function textOn(clipboard: SystemClipboard): Promise<void> {
  const deadlineMs = performance.now() + COPY_TIMEOUT_MS;
  while ((await clipboard.read()) === '')
    if (performance.now() > deadlineMs) throw new Error('No text came to the clipboard.');
}

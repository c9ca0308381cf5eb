// A hundred thousand desktops at one service, on a clock that is driven. Prints what the service was asked, and draws it. Needs
// no Electron and no network. By the app's renewal policy alone it takes seconds; with --sessions each desktop has the app's own
// sessions, scheduler and gate, and every ten thousand take a minute or two of a processor for each scene.
// Run: node tests/bench/fleet.ts [--desktops 100000] [--sessions] [--only "part of a scene's name"] [--plots docs/scale]
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { liveByPolicy } from '../support/fleet/fleet-by-policy.ts';
import { type FleetPlan, type FleetResult, liveThroughMorning } from '../support/fleet/fleet-day.ts';
import { fleetFigures } from '../support/fleet/fleet-figures.ts';
import { describeComputer } from './machine.ts';
import { fleetPlot } from './plots/fleet-plot.ts';
import { textTable } from './samples.ts';

const { values } = parseArgs({
  options: {
    desktops: { type: 'string', default: '100000' },
    only: { type: 'string', default: '' },
    plots: { type: 'string' },
    sessions: { type: 'boolean', default: false },
  },
});

type Scene = Pick<FleetPlan, 'kind' | 'outage'> & {
  readonly name: string;
  readonly companiesEach?: number;
  /** The file of its drawing. */
  readonly plot?: string;
};

const KLEARSTACK = 'klearstack, 15 minutes';
const GENERATE_TOKEN = 'generate token, 60 minutes';

const SCENES: readonly Scene[] = [
  { name: '15 minutes; connections refused', kind: KLEARSTACK, outage: 'refused', plot: '15-minutes.svg' },
  {
    name: '60 minutes; connections refused',
    kind: GENERATE_TOKEN,
    outage: 'refused',
    plot: '60-minutes.svg',
  },
  { name: '15 minutes; no answer', kind: KLEARSTACK, outage: 'silent' },
  { name: '15 minutes; 503, Retry-After: 120', kind: KLEARSTACK, outage: 'fault, back in seconds' },
  { name: '15 minutes; 503, Retry-After: a time', kind: KLEARSTACK, outage: 'fault, back at a time' },
  { name: '60 minutes; 503, Retry-After: a time', kind: GENERATE_TOKEN, outage: 'fault, back at a time' },
];

/** A desktop's companies know of one another only by their sessions. */
const FOUR_EACH: Scene = {
  ...{ name: '15 minutes; four companies each', kind: KLEARSTACK, outage: 'refused', companiesEach: 4 },
};

const HEADINGS = [
  ...[
    'scene',
    'requests a minute',
    'at the start',
    'steady',
    'during the outage',
    'after it',
    'settled after, min',
  ],
  ...['from 10 min after', 'sites without network', 'too early', 'lapsed needlessly'],
];

function planOf({ kind, outage, companiesEach = 1 }: Scene): FleetPlan {
  return {
    ...{ kind, outage, companiesEach, seed: 1, desktops: Number(values.desktops) / companiesEach },
    ...{ startsWithin: 15, outageFrom: 90, outageTo: 95, lossFrom: 150, lossTo: 180, until: 210 },
    ...{ sites: 100, siteAway: 5 },
  };
}

function describe({ name }: Scene, result: FleetResult): readonly string[] {
  const figures = fleetFigures(result);
  const { busiestMorning, steadyPeak, outagePeak, peakAfterOutage, settledPeak, lossPeak } = figures;
  const multiples = (...peaks: readonly number[]) => peaks.map((peak) => peak.toFixed(2));
  return [
    ...[name, figures.meanPerMinute.toFixed(0)],
    ...multiples(busiestMorning, steadyPeak, outagePeak, peakAfterOutage),
    ...[String(figures.settledWithin), ...multiples(settledPeak, lossPeak)],
    ...[String(result.tooEarly), String(result.lapsedNeedlessly)],
  ];
}

function draw(folder: string, file: string, result: FleetResult): void {
  const { kind, desktops } = result.plan;
  const life = kind === KLEARSTACK ? '15' : '60';
  mkdirSync(folder, { recursive: true });
  const title = `${desktops.toLocaleString('en')} desktops, tokens of ${life} minutes`;
  writeFileSync(path.join(folder, file), fleetPlot(result, title));
}

console.log(`${describeComputer()}; Node ${process.version}; ${values.desktops} companies in each scene`);
const rows: (readonly string[])[] = [];
const scenes = values.sessions ? [...SCENES, FOUR_EACH] : SCENES;
for (const scene of scenes.filter(({ name }) => name.includes(values.only))) {
  const plan = planOf(scene);
  const result = values.sessions ? await liveThroughMorning(plan) : liveByPolicy(plan);
  rows.push(describe(scene, result));
  console.log(rows.at(-1)?.join(' | '));
  if (values.plots && scene.plot) draw(values.plots, scene.plot, result);
}
console.log(`\n${textTable(HEADINGS, rows)}`);

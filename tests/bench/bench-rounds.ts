// Starts the apps in turn, round after round, and takes the figures of each part.
import { SystemClipboard } from '../../build/desktop/system-clipboard.ts';
import { contenderName, inTurn, type Job } from './bench-part.ts';
import type { Measured } from './bench-results.ts';
import type { BenchScene } from './bench-scene.ts';
import { othersPercent, sampleLoad } from './machine-load.ts';
import type { MeasuredApp } from './measured-app.ts';

export interface Rounds {
  readonly jobs: readonly Job[];
  readonly count: number;
  /** For how long an idle app is watched. */
  readonly seconds: number;
  /** Counted as ours, with all that it started. */
  readonly rootPid: number;
  readonly say: (line: string) => void;
}

interface RoundsResult {
  readonly measured: readonly Measured[];
  readonly othersPercent: readonly number[];
}

export async function runRounds(scene: BenchScene, rounds: Rounds): Promise<RoundsResult> {
  const measured: Measured[] = [];
  const others: number[] = [];
  for (let round = 0; round < rounds.count; round += 1) {
    const before = sampleLoad(rounds.rootPid);
    for (const job of inTurn(rounds.jobs, round))
      measured.push({ round, contender: job.contender, figures: await runJob(scene, job, rounds.seconds) });
    others.push(othersPercent(before, sampleLoad(rounds.rootPid)));
    rounds.say(`round ${round + 1} of ${rounds.count}: others took ${others.at(-1)?.toFixed(1)} %`);
  }
  return { measured, othersPercent: others };
}

/** Starts each app once, uncounted: the first start of all reads the disk. */
export async function warmUp(scene: BenchScene, jobs: readonly Job[]): Promise<void> {
  const contenders = new Map(jobs.map(({ contender }) => [contenderName(contender), contender]));
  for (const contender of contenders.values()) await (await scene.start(contender)).end();
}

async function runJob(scene: BenchScene, job: Job, seconds: number): Promise<Measured['figures']> {
  const app = await scene.start(
    job.contender,
    job.parts.some(({ watchesTurns }) => watchesTurns),
  );
  const look = {
    app,
    contender: job.contender,
    panel: scene.panel,
    clipboard: new SystemClipboard(),
    seconds,
  };
  const figures = {};
  let reached = 'started';
  try {
    for (const part of job.parts) {
      if (part.stage !== reached) await reach(app, part.stage);
      reached = part.stage;
      Object.assign(figures, await part.measure(look));
    }
    return figures;
  } catch (error) {
    throw new Error(`${JSON.stringify(job.contender)}: could not be measured`, { cause: error });
  } finally {
    await look.clipboard.stop();
    await app.end();
  }
}

async function reach(app: MeasuredApp, stage: Job['parts'][number]['stage']): Promise<void> {
  await app.fallSilent();
  if (stage === 'settled') await app.leaveAlone();
}

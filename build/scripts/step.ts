// One step of `npm run check` and `npm test`: runs it, says how it went in one line, and shows its output if it failed.
import { CommandFailure } from './command.ts';
import type { ProgramEnd } from './program.ts';
import { describeTally, type Tally } from './tally.ts';

export interface StepResult {
  readonly tally: Tally;
  readonly output: string;
}

export interface Step {
  readonly name: string;
  readonly run: () => Promise<StepResult>;
}

/** A step that counts as one: it went well or it did not. */
export function oneStep(name: string, run: () => Promise<ProgramEnd>): Step {
  return { name, run: async () => countAsOne(await run()) };
}

/** Like `oneStep`, for work done in this process, which throws where it fails. */
export function ownStep(name: string, work: () => Promise<void>): Step {
  return {
    name,
    run: async () => {
      await work();
      return { tally: { passed: 1, failed: 0 }, output: '' };
    },
  };
}

async function takeStep({ name, run }: Step): Promise<Tally> {
  const startedAtMs = performance.now();
  const { tally, output } = await run().catch(describeThrown);
  const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1);
  const verdict = tally.failed === 0 ? 'ok    ' : 'FAILED';
  const count = tally.passed + tally.failed > 1 ? `  ${describeTally(tally)}` : '';
  console.log(`${name.padEnd(12)} ${verdict} ${seconds.padStart(6)} s${count}`);
  if (tally.failed > 0 && output.trim() !== '') console.log(`\n${output.trim()}\n`);
  return tally;
}

/** Takes steps one after another, whether they succeed or not. */
export async function takeSteps(steps: readonly Step[]): Promise<readonly Tally[]> {
  const tallies: Tally[] = [];
  for (const step of steps) tallies.push(await takeStep(step));
  return tallies;
}

function countAsOne({ succeeded, output }: ProgramEnd): StepResult {
  return { tally: succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }, output };
}

function describeThrown(error: unknown): StepResult {
  const isForeseen = error instanceof CommandFailure || !(error instanceof Error);
  const output = isForeseen ? String(error instanceof Error ? error.message : error) : (error.stack ?? '');
  return { tally: { passed: 0, failed: 1 }, output };
}

import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seeded } from '../../../support/core/seeded.ts';
import { SteppedInstance } from './stepped-instance.ts';

/** Instances in one round of chance. Each is a thread of its own. */
const AT_ONCE = 4;
const MOST_STARTS = 7;
/** So many others crash, one before each step. */
const MOST_CRASHES = 12;

let folder: string;
let living: SteppedInstance[];
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tokentray-copy-'));
  living = [];
});
afterEach(async () => {
  for (const instance of living) await instance.kill();
  fs.rmSync(folder, { recursive: true });
});

async function started(): Promise<SteppedInstance> {
  const instance = new SteppedInstance(folder);
  living.push(instance);
  await instance.begin();
  return instance;
}

async function kill(instance: SteppedInstance): Promise<void> {
  living = living.filter((each) => each !== instance);
  await instance.kill();
}

const owners = () => living.filter((instance) => instance.isAcquired);

/** Its socket stays and answers no more. */
async function crashOwner(): Promise<void> {
  for (const owner of owners()) await kill(owner);
}

async function leaveSilentOwner(): Promise<void> {
  expect(await (await started()).finish()).toBe(true);
  await crashOwner();
}

describe.skipIf(process.platform === 'win32')('an instance stopped before a step', () => {
  it('while one comes and crashes, and then others come: never more than one has the lock', async () => {
    for (let alone = 0, wasStopped = true; wasStopped; alone += 1) {
      await leaveSilentOwner();
      const interrupted = await started();
      for (let steps = 0; interrupted.isAcquired === undefined; steps += 1) {
        if (steps === alone) {
          await (await started()).finish();
          await crashOwner();
        }
        if (steps >= alone) await (await started()).finish();
        expect(owners().length, `${alone} steps alone`).toBeLessThanOrEqual(1);
        await interrupted.step();
        wasStopped = steps >= alone;
      }
      expect(owners(), `${alone} steps alone`).toHaveLength(1);
      for (const instance of living) await kill(instance);
    }
  });

  it('while others come and crash: it gets the lock itself in the end', async () => {
    const interrupted = await started();
    for (let crashes = 0; interrupted.isAcquired === undefined; crashes += 1) {
      if (crashes < MOST_CRASHES) {
        const other = await started();
        await other.finish();
        expect(owners()).toHaveLength(1);
        await kill(other);
      }
      await interrupted.step();
    }
    expect(interrupted.isAcquired).toBe(true);
    expect(await (await started()).finish()).toBe(false);
  });

  it('by chance, among others that crash: never more than one has the lock, and then one has', async () => {
    for (let seed = 1; seed <= 8; seed += 1) {
      await leaveSilentOwner();
      await runByChance(seeded(seed));
      expect(owners(), `seed ${seed}`).toHaveLength(1);
      for (const instance of living) await kill(instance);
    }
  });
});

/** Always the most urgent one goes on; from time to time it becomes the least urgent, and an owner crashes. */
async function runByChance(chance: () => number): Promise<void> {
  const urgency = new Map<SteppedInstance, number>();
  const begin = async () => urgency.set(await started(), chance());
  for (let starts = 0; starts < AT_ONCE; starts += 1) await begin();
  for (;;) {
    const [owner, second] = owners();
    expect(second).toBeUndefined();
    const waiting = living.filter((instance) => instance.isAcquired === undefined);
    const next = waiting.sort((a, b) => (urgency.get(b) ?? 0) - (urgency.get(a) ?? 0))[0];
    if (owner && urgency.size < MOST_STARTS && chance() < 0.2) {
      await kill(owner);
      await begin();
    } else if (!next) return;
    else if (chance() < 0.15) urgency.set(next, chance() - 1);
    else await next.step();
  }
}

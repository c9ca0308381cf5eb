import { describe, expect, it } from 'vitest';
import { ClockWatch } from '../../../app/time/clock.ts';
import { ManualClock } from '../../support/core/manual-clock.ts';

const HOUR_MS = 3_600_000;

describe('the clock watch', () => {
  it('sees nothing while time passes, awake or asleep', async () => {
    const clock = new ManualClock();
    const watch = new ClockWatch(clock);
    await clock.advance(HOUR_MS);
    clock.sleep(8 * HOUR_MS);
    expect(watch.takeJumpMs()).toBe(0);
  });

  it('says once by how much the clock was set, in both directions', () => {
    const clock = new ManualClock();
    const watch = new ClockWatch(clock);
    clock.jump(24 * HOUR_MS);
    clock.sleep(HOUR_MS);
    expect(watch.takeJumpMs()).toBe(24 * HOUR_MS);
    expect(watch.takeJumpMs()).toBe(0);
    clock.jump(-48 * HOUR_MS);
    expect(watch.takeJumpMs()).toBe(-48 * HOUR_MS);
  });

  it('lets small corrections pass, until they add up', () => {
    const clock = new ManualClock();
    const watch = new ClockWatch(clock);
    for (let step = 0; step < 3; step += 1) {
      clock.jump(1_000);
      expect(watch.takeJumpMs()).toBe(0);
    }
    clock.jump(1_000);
    expect(watch.takeJumpMs()).toBe(4_000);
  });
});

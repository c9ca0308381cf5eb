// 24 simulated hours with tokens that live for minutes: what a copy is worth, and what it costs the services.
import { describe, expect, it } from 'vitest';
import { shortTokenDay, type Tally } from '../../support/core/short-token-day.ts';

const MINUTES_A_DAY = 24 * 60;
const SEED = 12;

/** Enough happened for the other numbers to mean something, and every copy kept the promise. */
function expectGoodCopies({ fresh, stale, missed, inOutage, deadCopies }: Tally): void {
  expect(fresh).toBeGreaterThan(15);
  expect(inOutage).toBeGreaterThan(0);
  expect({ stale, missed, deadCopies }).toEqual({ stale: 0, missed: 0, deadCopies: 0 });
}

/** The promise is half of a token's life, and two minutes of a longer one. */
const HALF_IS_PROMISED_UP_TO_S = 240;

describe.each([120, 300, 3_600])('24 hours with tokens of %i seconds', (lifetimeS) => {
  it('that are always kept fresh cost at most one request a minute while no one copies', async () => {
    const { refreshToken, storedPassword } = await shortTokenDay({ lifetimeS, mode: 'always', seed: SEED });

    for (const tally of [refreshToken, storedPassword]) {
      expectGoodCopies(tally);
      if (lifetimeS <= HALF_IS_PROMISED_UP_TO_S) expect(tally.belowHalf).toBe(0);
      expect(tally.idleRequests).toBeGreaterThan(10);
      expect(tally.closestMs).toBeGreaterThanOrEqual(60_000);
      expect(tally.requests).toBeLessThan(MINUTES_A_DAY);
    }
  });

  it('that are renewed when they are copied cost none while no one copies', async () => {
    const { refreshToken, storedPassword } = await shortTokenDay({ lifetimeS, mode: 'onCopy', seed: SEED });

    for (const tally of [refreshToken, storedPassword]) {
      expectGoodCopies(tally);
      if (lifetimeS <= HALF_IS_PROMISED_UP_TO_S) expect(tally.belowHalf).toBe(0);
    }
    expect(storedPassword.idleRequests).toBe(0);
    // To learn that it may expire; later, once in twelve hours, to keep the sign-in alive.
    expect(refreshToken.idleRequests).toBeLessThanOrEqual(2);
  });
});

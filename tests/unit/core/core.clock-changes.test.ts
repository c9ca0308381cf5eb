// The clock is set, timers come late or early, the computer sleeps: what the operator copies works all the same, and
// the services are not asked more often for it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { userIdDraft } from '../../support/core/company-inputs.ts';
import type { CoreBench } from '../../support/core/core-bench.ts';
import { type CoreUnderTest, startCore } from '../../support/core/core-under-test.ts';
import { MemoryFiles } from '../../support/core/memory-files.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** KlearStack wants a renewal every 10 minutes, which we ask for up to a tenth earlier. */
const MOST_AN_HOUR = 7;
/** What a copied token has to live at least. */
const FRESH_MS = 2 * MINUTE_MS;

interface Watched extends CoreUnderTest {
  readonly id: string;
  /** Everything that was ever said of the company. */
  readonly statuses: Set<string>;
}

async function watched(before?: (bench: CoreBench) => void): Promise<Watched> {
  const test = await startCore(before, { files: new MemoryFiles() });
  const id = await test.add(userIdDraft());
  const statuses = new Set<string>();
  test.bench.core.snapshots.subscribe(({ companies }) => {
    for (const { status } of companies) statuses.add(status);
  });
  return { ...test, id, statuses };
}

/** What is copied now has at least two minutes to live, and the texts say so. */
async function seeThatCopiesWork({ bench, service, id }: Watched): Promise<void> {
  expect(service.livesForMs(await bench.copied(id))).toBeGreaterThanOrEqual(FRESH_MS);
  const { status, statusText, validity } = bench.company('Globex');
  expect([status, statusText]).toEqual(['ready', 'Valid']);
  expect(validity.kind === 'until' && validity.untilMs > bench.clock.now()).toBe(true);
}

describe.each([
  ['forward by a day', [DAY_MS]],
  ['back by a day', [-DAY_MS]],
  ['forward and back again', [DAY_MS, -DAY_MS]],
  ['back and forward again', [-DAY_MS, DAY_MS]],
  ['back by an hour', [-HOUR_MS]],
  ['forward by five minutes', [5 * MINUTE_MS]],
  ['forward every ten minutes', Array.from({ length: 18 }, () => DAY_MS)],
] as const)('a clock that is set %s while the app runs', (_how, jumpsMs: readonly number[]) => {
  it('costs no request, kills no token, and is not said to be a problem', async () => {
    const test = await watched();
    const { bench, service, statuses } = test;
    const asked = service.requests.length;
    for (let ten = 0; ten < 18; ten += 1) {
      bench.clock.jump(jumpsMs[ten] ?? 0);
      await seeThatCopiesWork(test);
      await bench.clock.advance(10 * MINUTE_MS);
    }
    await seeThatCopiesWork(test);
    expect(service.requests.length - asked).toBeLessThanOrEqual(3 * MOST_AN_HOUR);
    expect(service.requests.length - asked).toBeGreaterThanOrEqual(3 * 6 - 1);
    expect([...statuses].filter((status) => status === 'expired' || status === 'retrying')).toEqual([]);
    expect(bench.notifications.filter(({ title }) => /expired|offline|sign in/i.test(title))).toEqual([]);
  });
});

describe('timers', () => {
  it.each([1, 4, 12, 40])('that come %i min late lose no renewal', async (lateMin) => {
    const test = await watched();
    const { bench, service } = test;
    const asked = service.requests.length;
    for (let turn = 0; turn < 12; turn += 1) {
      // Both clocks go on and no timer fires: a busy machine, or a sleep that no one told us of.
      bench.clock.sleep(lateMin * MINUTE_MS);
      await seeThatCopiesWork(test);
      await bench.clock.advance(MINUTE_MS);
    }
    const hours = (12 * (lateMin + 1)) / 60;
    // After a token's death the service refuses it once before it signs in anew.
    expect(service.requests.length - asked).toBeLessThanOrEqual(Math.ceil(hours * MOST_AN_HOUR) + 24);
  });

  it.each([0.1, 0.5, 0.9])(
    'that fire after %d of their time cost no request and no tight loop',
    async (part) => {
      let fired = 0;
      const test = await watched(({ clock }) => {
        const { setTimer } = clock;
        clock.setTimer = (delayMs, run) =>
          setTimer(Math.max(1, delayMs * part), () => {
            fired += 1;
            run();
          });
      });
      const { bench, service } = test;
      const asked = service.requests.length;
      await bench.clock.advance(HOUR_MS);
      expect(service.requests.length - asked).toBeLessThanOrEqual(MOST_AN_HOUR);
      expect(fired).toBeLessThan((4 * HOUR_MS) / (30_000 * part));
      await seeThatCopiesWork(test);
    },
  );
});

it('whatever happens to the clock in a day, requests stay few and copies work', async () => {
  const event = fc.oneof(
    fc.record({ do: fc.constant('advance' as const), ms: fc.integer({ min: 0, max: 25 * MINUTE_MS }) }),
    fc.record({ do: fc.constant('sleep' as const), ms: fc.integer({ min: 0, max: 9 * HOUR_MS }) }),
    fc.record({ do: fc.constant('jump' as const), ms: fc.integer({ min: -DAY_MS, max: DAY_MS }) }),
    fc.record({ do: fc.constant('wake' as const), ms: fc.constant(0) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 25 }), async (events) => {
      const test = await watched();
      const { bench, service, id } = test;
      const asked = service.requests.length;
      let awakeMs = 0;
      for (const { do: what, ms } of events) {
        if (what === 'advance') {
          await bench.clock.advance(ms);
          awakeMs += ms;
        } else if (what === 'wake') await bench.core.wake();
        else bench.clock[what](ms);
        expect(service.livesForMs(await bench.copied(id))).toBeGreaterThanOrEqual(FRESH_MS);
      }
      const perSleep = 2 * events.filter(({ do: what }) => what === 'sleep').length;
      const most = Math.ceil((awakeMs / HOUR_MS) * MOST_AN_HOUR) + perSleep + events.length;
      expect(service.requests.length - asked).toBeLessThanOrEqual(most);
      expect(test.statuses).not.toContain('needsSignIn');
    }),
    { numRuns: 100 },
  );
}, 60_000);

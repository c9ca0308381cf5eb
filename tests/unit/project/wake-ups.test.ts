// Nothing wakes the computer without a reason that docs/performance.md gives.
import { expect, it } from 'vitest';
import { filesThatWait, namedTimers, waits } from '../../support/project/timers.ts';

it('each file that waits for a time is named in the tables of docs/performance.md, and no other', () => {
  expect(namedTimers().length).toBeGreaterThan(40);
  expect(namedTimers().toSorted()).toEqual(filesThatWait());
});

it.each([
  'clock.setTimer(5, run)',
  "import { setTimeout as delay } from 'node:timers/promises';",
  'const { setTimer } = clock;',
  'window.setInterval(tick, 1_000);',
  'await inTime(clock, LIMIT_MS, work, undefined);',
  'fetch(url, { signal: AbortSignal.timeout(5) })',
  'queue.add(message, { timeout });',
  '<TooltipTrigger delay={500}>',
])('%s waits for a time', (code) => {
  expect(waits(code)).toBe(true);
});

it('what a comment says does not', () => {
  expect(waits('// as setTimeout would\n/** Not\n * by setInterval. */\nrun();')).toBe(false);
});

// Counts what a test runner reports. Everything that did not run and pass is a failure:
// skipped tests, files that could not be loaded, a runner that stopped early or found no tests, and what passed only
// when it was tried again.
import { z } from 'zod';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

export interface RunnerEnd {
  readonly hasSucceeded: boolean;
  /** True where the person asked for some tests only, and this runner may have none of them. */
  readonly mayFindNothing?: boolean;
}

const ONE_FAILURE: Tally = { passed: 0, failed: 1 };

const vitestReport = z.object({
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** `report` is what Vitest's JSON reporter wrote, or undefined where it wrote nothing. */
export function tallyVitest(report: unknown, end: RunnerEnd): Tally {
  const parsed = vitestReport.safeParse(report);
  if (!parsed.success) return ONE_FAILURE;
  const files = parsed.data.testResults;
  const tests = files.flatMap((file) => file.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const brokenFiles = files.filter(
    (file) => file.status !== 'passed' && file.assertionResults.every((test) => test.status === 'passed'),
  );
  return settle({ passed, failed: tests.length - passed + brokenFiles.length }, end);
}

/** `report` is what Playwright's JSON reporter wrote, or undefined where it wrote nothing. */
export function tallyPlaywright(report: unknown, end: RunnerEnd): Tally {
  const parsed = playwrightReport.safeParse(report);
  if (!parsed.success) return ONE_FAILURE;
  const { expected, unexpected, flaky, skipped } = parsed.data.stats;
  return settle({ passed: expected, failed: unexpected + flaky + skipped }, end);
}

export function addTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, tally) => ({ passed: sum.passed + tally.passed, failed: sum.failed + tally.failed }),
    { passed: 0, failed: 0 },
  );
}

export function describeTally({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}

/** A runner that ended badly failed at something, even if none of its tests says so; so did one that found no test. */
function settle(tally: Tally, { hasSucceeded, mayFindNothing = false }: RunnerEnd): Tally {
  const isEmpty = tally.passed + tally.failed === 0 && !mayFindNothing;
  const isUnexplained = !hasSucceeded && tally.failed === 0;
  return isEmpty || isUnexplained ? { ...tally, failed: tally.failed + 1 } : tally;
}

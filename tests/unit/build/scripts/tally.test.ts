// What `npm test` counts as passed, and that nothing else is.
import { describe, expect, it } from 'vitest';
import { addTallies, describeTally, tallyPlaywright, tallyVitest } from '../../../../build/scripts/tally.ts';

function vitestFile(status: string, ...tests: readonly string[]) {
  return { status, assertionResults: tests.map((each) => ({ status: each })) };
}

function playwrightReport(stats: Partial<Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>>) {
  return { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats } };
}

describe('tallyVitest', () => {
  it('counts passed and failed tests over all files', () => {
    const report = {
      testResults: [vitestFile('passed', 'passed', 'passed'), vitestFile('failed', 'passed', 'failed')],
    };
    expect(tallyVitest(report, { hasSucceeded: false })).toEqual({ passed: 3, failed: 1 });
  });

  it.each(['skipped', 'pending', 'todo', 'disabled'])('counts a %s test as failed', (status) => {
    expect(
      tallyVitest({ testResults: [vitestFile('passed', 'passed', status)] }, { hasSucceeded: true }),
    ).toEqual({
      passed: 1,
      failed: 1,
    });
  });

  it('counts a file that could not be loaded as one failure', () => {
    const report = { testResults: [vitestFile('passed', 'passed'), vitestFile('failed')] };
    expect(tallyVitest(report, { hasSucceeded: false })).toEqual({ passed: 1, failed: 1 });
  });

  it('counts a run that ended badly although every test passed as one failure', () => {
    expect(tallyVitest({ testResults: [vitestFile('passed', 'passed')] }, { hasSucceeded: false })).toEqual({
      passed: 1,
      failed: 1,
    });
  });

  it('counts a run without any test as one failure', () => {
    expect(tallyVitest({ testResults: [] }, { hasSucceeded: true })).toEqual({ passed: 0, failed: 1 });
  });

  it.each([undefined, null, 'crashed', {}])(
    'counts the missing or unreadable report %j as one failure',
    (report) => {
      expect(tallyVitest(report, { hasSucceeded: true })).toEqual({ passed: 0, failed: 1 });
    },
  );
});

describe('a run of some tests only', () => {
  it('may find none of them in one of the runners', () => {
    const end = { hasSucceeded: true, mayFindNothing: true };
    expect(tallyVitest({ testResults: [] }, end)).toEqual({ passed: 0, failed: 0 });
    expect(tallyPlaywright(playwrightReport({}), end)).toEqual({ passed: 0, failed: 0 });
  });

  it('is still a failure where the runner ended badly', () => {
    const end = { hasSucceeded: false, mayFindNothing: true };
    expect(tallyVitest({ testResults: [] }, end)).toEqual({ passed: 0, failed: 1 });
  });
});

describe('tallyPlaywright', () => {
  it('counts tests that went as expected as passed', () => {
    expect(tallyPlaywright(playwrightReport({ expected: 7 }), { hasSucceeded: true })).toEqual({
      passed: 7,
      failed: 0,
    });
  });

  it('counts failed and skipped tests as failed', () => {
    const report = playwrightReport({ expected: 1, unexpected: 2, skipped: 3 });
    expect(tallyPlaywright(report, { hasSucceeded: false })).toEqual({ passed: 1, failed: 5 });
  });

  it('counts a test that failed once as failed, whatever it did when it was tried again', () => {
    const report = playwrightReport({ expected: 5, flaky: 2 });
    expect(tallyPlaywright(report, { hasSucceeded: true })).toEqual({ passed: 5, failed: 2 });
  });

  it('counts a run without any test as one failure', () => {
    expect(tallyPlaywright(playwrightReport({}), { hasSucceeded: true })).toEqual({ passed: 0, failed: 1 });
  });

  it('counts a run that ended badly although every test passed as one failure', () => {
    expect(tallyPlaywright(playwrightReport({ expected: 2 }), { hasSucceeded: false })).toEqual({
      passed: 2,
      failed: 1,
    });
  });

  it('counts a missing report as one failure', () => {
    expect(tallyPlaywright(undefined, { hasSucceeded: true })).toEqual({ passed: 0, failed: 1 });
  });
});

describe('addTallies', () => {
  it('sums all runners into the last line of `npm test`', () => {
    const sum = addTallies([
      { passed: 1, failed: 0 },
      { passed: 40, failed: 2 },
    ]);
    expect(describeTally(sum)).toBe('41 passed, 2 failed');
  });
});

import { describe, expect, it } from 'vitest';
import { mustConfirm } from '../../../app/companies/must-confirm.ts';
import type { Environment } from '../../../app/shared/environment.ts';

const ENVIRONMENTS: readonly (Environment | undefined)[] = [
  undefined,
  'test',
  'production',
  { name: 'Staging' },
];

const company = (environment: Environment | undefined, askBeforeCopy?: boolean) => ({
  ...(environment && { environment }),
  ...(askBeforeCopy === undefined ? {} : { askBeforeCopy }),
});

describe('a copy', () => {
  it.each(ENVIRONMENTS)('from %j is confirmed where the operator wants it, unless that is paused', (each) => {
    const asking = company(each, true);
    expect(mustConfirm({ company: asking, isPaused: false, isForced: false })).toBe(true);
    expect(mustConfirm({ company: asking, isPaused: true, isForced: false })).toBe(false);
    for (const quiet of [company(each), company(each, false)])
      expect(mustConfirm({ company: quiet, isPaused: false, isForced: false })).toBe(false);
  });

  it.each([true, false])('from production is confirmed where IT demands it, also while paused: %j', (ask) => {
    for (const isPaused of [true, false])
      expect(mustConfirm({ company: company('production', ask), isPaused, isForced: true })).toBe(true);
  });

  it('from anything else follows the operator, whatever IT demands for production', () => {
    for (const each of [undefined, 'test', { name: 'Staging' }] as const)
      expect(mustConfirm({ company: company(each), isPaused: false, isForced: true })).toBe(false);
  });
});

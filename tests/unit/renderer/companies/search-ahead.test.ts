import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CompanyView } from '../../../../app/shared/contract/companies.ts';
import { bestFirst } from '../../../../renderer/companies/company-search.ts';
import { searchAhead } from '../../../../renderer/companies/search-ahead.ts';
import { company } from '../../../support/snapshot/company-view-sample.ts';
import { query } from '../../../support/snapshot/search-words.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Companies that count how many of their names are read. */
function counted(count: number) {
  const names = { read: 0 };
  const companies = Array.from(
    { length: count },
    (_, at): CompanyView =>
      Object.defineProperty(company({ id: String(at) }), 'label', {
        get: () => {
          names.read += 1;
          return `Company ${at}`;
        },
      }),
  );
  return { companies, names };
}

describe('what is searched ahead', () => {
  it('is read a few at a time, and not again by the search', () => {
    const { companies, names } = counted(120);
    searchAhead(companies, query('').known);
    expect(names.read).toBe(0);
    vi.advanceTimersToNextTimer();
    expect(names.read).toBe(50);
    vi.runAllTimers();
    expect(names.read).toBe(120);
    expect(bestFirst(companies, query('117'))).toEqual([companies[117]]);
    expect(names.read).toBeLessThan(130);
  });

  it('is no more once it was cancelled', () => {
    const { companies, names } = counted(120);
    const cancel = searchAhead(companies, query('').known);
    vi.advanceTimersToNextTimer();
    cancel();
    vi.runAllTimers();
    expect([names.read, vi.getTimerCount()]).toEqual([50, 0]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Company } from '../../../app/companies/company.ts';
import { withLaterChanges } from '../../../app/companies/later-changes.ts';
import { acme } from '../tokens/session-under-test.ts';

const before: Company = { ...acme, environment: 'test', renewalMode: 'onCopy' };
const typed: Company = { ...before, label: 'Typed', environment: 'production', askBeforeCopy: true };

describe('what was typed about a company', () => {
  it('counts where the company is as it was', () => {
    expect(withLaterChanges(typed, before, before)).toBe(typed);
    expect(withLaterChanges(typed, before, { ...before, account: { ...before.account } })).toEqual(typed);
  });

  it('gives way to what was changed later, and to nothing else', () => {
    const now: Company = { ...before, label: 'Later', copyFormat: 'header', managed: { origin: 'it' } };
    const expected = { ...typed, label: 'Later', copyFormat: 'header', managed: { origin: 'it' } };
    expect(withLaterChanges(typed, before, now)).toEqual(expected);
  });

  it('gives way to what was taken away later', () => {
    const { environment: _gone, renewalMode: _gone2, ...now } = before;
    const { environment: _typed, renewalMode: _typed2, ...expected } = typed;
    expect(withLaterChanges(typed, before, now)).toStrictEqual(expected);
  });
});

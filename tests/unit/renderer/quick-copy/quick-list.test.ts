import { describe, expect, it } from 'vitest';
import type { CompanyView } from '../../../../app/shared/contract/companies.ts';
import { formatsOf, quickAction, quickList, quickPress } from '../../../../renderer/quick-copy/quick-list.ts';
import { company } from '../../../support/snapshot/company-view-sample.ts';
import { query } from '../../../support/snapshot/search-words.ts';

const elsewhere = { address: 'https://x.example', account: {} };
const named = (label: string, fields: Partial<CompanyView> = {}) =>
  company({ id: label, label, ...elsewhere, validity: { kind: 'unknown', sinceMs: 1 }, ...fields });

describe('quick copy', () => {
  const companies = [named('Star', { favourite: true }), named('Acme A'), named('Acme B'), named('Zeta')];
  const listed = (typed: string, recentCompanyIds: readonly string[] = []) =>
    quickList({ companies, recentCompanyIds }, query(typed)).map(({ label }) => label);

  it('lists recent companies first, then favorites, then the others, each once', () => {
    expect(listed('')).toEqual(['Star', 'Acme A', 'Acme B', 'Zeta']);
    expect(listed('', ['Zeta', 'Star'])).toEqual(['Zeta', 'Star', 'Acme A', 'Acme B']);
    expect(listed('', ['gone', 'Acme B'])).toEqual(['Acme B', 'Star', 'Acme A', 'Zeta']);
  });

  it('puts the recent one first among those that fit what is typed as well, and never one that fits worse', () => {
    expect(listed('acm')).toEqual(['Acme A', 'Acme B']);
    expect(listed('acm', ['Acme B'])).toEqual(['Acme B', 'Acme A']);
    expect(listed('a b', ['Acme A'])).toEqual(['Acme B']);
  });

  it('copies where that gives a token, leads to the sign-in where it is needed, and shows the rest', () => {
    expect(quickAction(named('A'), 0)).toBe('copy');
    expect(quickAction(named('A', { status: 'expired', validity: { kind: 'none' } }), 0)).toBe('copy');
    expect(quickAction(named('A', { status: 'needsSignIn', validity: { kind: 'none' } }), 0)).toBe('signIn');
    expect(quickAction(named('A', { status: 'signedOut', validity: { kind: 'none' } }), 0)).toBe('signIn');
    expect(quickAction(named('A', { status: 'signingIn', validity: { kind: 'none' } }), 0)).toBe('show');
    expect(quickAction(named('A', { status: 'unusable', validity: { kind: 'none' } }), 0)).toBe('show');
  });

  it("offers the company's own format first, and the others in one order", () => {
    expect(formatsOf(named('A'))).toEqual(['token', 'bearer', 'header']);
    expect(formatsOf(named('A', { copyFormat: 'header' }))).toEqual(['header', 'token', 'bearer']);
  });
});

describe('a key', () => {
  const NONE = { code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  it.each([
    [{ key: 'ArrowDown' }, { kind: 'move', by: 1 }],
    [{ key: 'PageUp' }, { kind: 'move', by: -5 }],
    [{ key: 'Escape' }, { kind: 'close' }],
    [{ key: 'Enter' }, { kind: 'take', format: 0 }],
    [
      { key: 'Enter', shiftKey: true },
      { kind: 'take', format: 1 },
    ],
    [
      { key: 'Enter', ctrlKey: true },
      { kind: 'take', format: 2 },
    ],
    [
      { key: 'Enter', metaKey: true },
      { kind: 'take', format: 2 },
    ],
    [
      { key: '¡', code: 'Digit1', altKey: true },
      { kind: 'take', format: 0, at: 0 },
    ],
    [
      { key: '9', code: 'Numpad9', altKey: true },
      { kind: 'take', format: 0, at: 8 },
    ],
    [{ key: '0', code: 'Digit0', altKey: true }, undefined],
    [{ key: '1', code: 'Digit1' }, undefined],
    [{ key: 'a', code: 'KeyA' }, undefined],
    [{ key: 'Home' }, undefined],
  ])('%j means %j', (pressed, expected) => {
    expect(quickPress({ ...NONE, ...pressed })).toEqual(expected);
  });
});

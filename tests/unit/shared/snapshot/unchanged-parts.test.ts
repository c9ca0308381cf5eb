import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnchanged, shareUnchanged } from '../../../../app/shared/snapshot/unchanged-parts.ts';
import { states } from './snapshot-states.ts';

const acme = { id: 'a', label: 'ACME', account: { username: 'practice' } };
const globex = { id: 'g', label: 'Globex', account: { username: 'practice' } };
const copyOf = <T>(value: T): T => structuredClone(value);

describe('sharing between snapshots', () => {
  it('keeps the whole when nothing changed', () => {
    const previous = { companies: [acme, globex] };
    expect(shareUnchanged(previous, copyOf(previous))).toBe(previous);
  });

  it('keeps the other companies when one changed', () => {
    const next = shareUnchanged([acme, globex], [{ ...copyOf(acme), label: 'ACME 2' }, copyOf(globex)]);
    expect(next[0]).toEqual({ ...acme, label: 'ACME 2' });
    expect(next[0]?.account).toBe(acme.account);
    expect(next[1]).toBe(globex);
  });

  it('knows a company by its id after a move and a removal', () => {
    expect(shareUnchanged([acme, globex], copyOf([globex, acme]))[0]).toBe(globex);
    expect(shareUnchanged([acme, globex], copyOf([globex]))[0]).toBe(globex);
  });

  it('drops a field that is gone', () => {
    const previous: { readonly id: string; readonly problem?: string } = { id: 'a', problem: 'offline' };
    expect(shareUnchanged(previous, { id: 'a' })).toEqual({ id: 'a' });
  });

  it('says exactly what the next snapshot says, whatever the two are', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (previous, next) => {
        expect(shareUnchanged(previous, next)).toEqual(next);
      }),
    );
  });
});

describe('two snapshots are unchanged', () => {
  it('where they are equal in every part, and only then', () => {
    fc.assert(
      fc.property(states, states, (previous, next) => {
        expect(isUnchanged(previous, copyOf(previous))).toBe(true);
        expect(isUnchanged(previous, next)).toBe(isDeepStrictEqual(previous, next));
      }),
    );
  });

  it('not where a field is gone, or is there without a value', () => {
    expect(isUnchanged({ id: 'a', problem: 'offline' }, { id: 'a' })).toBe(false);
    expect(isUnchanged({ id: 'a' }, { id: 'a', problem: undefined })).toBe(false);
    expect(isUnchanged(undefined, { id: 'a' })).toBe(false);
  });
});

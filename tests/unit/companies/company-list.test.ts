import { describe, expect, it } from 'vitest';
import { CompanyList } from '../../../app/companies/company-list.ts';
import { ManualClock } from '../../support/core/manual-clock.ts';
import { acme } from '../tokens/session-under-test.ts';

const company = (id: string) => ({ ...acme, id, label: id });

function listOf(...ids: readonly string[]): CompanyList {
  const list = new CompanyList({
    clock: new ManualClock(),
    document: {
      load: async () => ({ value: { companies: [] }, source: 'fresh', faults: [] }),
      save: async () => ({ outcome: 'saved' }),
    },
    onSaved: () => undefined,
  });
  for (const id of ids) void list.add(company(id));
  return list;
}

const order = (list: CompanyList) => list.all().map(({ id }) => id);

describe('the list of companies', () => {
  it('finds each by its id, and its place, after every change', () => {
    const list = listOf('a', 'b', 'c');
    expect([list.indexOf('c'), list.get('b')?.label]).toEqual([2, 'b']);
    list.move('c', 0);
    expect(order(list)).toEqual(['c', 'a', 'b']);
    expect(['a', 'b', 'c'].map((id) => list.indexOf(id))).toEqual([1, 2, 0]);
    void list.update({ ...company('a'), label: 'Acme' });
    expect(list.get('a')?.label).toBe('Acme');
    void list.remove('a');
    expect([list.get('a'), list.indexOf('a'), list.indexOf('b')]).toEqual([undefined, -1, 1]);
    void list.add(company('a'), 1);
    expect(order(list)).toEqual(['c', 'a', 'b']);
  });

  it('has no place for one that it lacks', () => {
    expect([listOf('a').get('x'), listOf().indexOf('a')]).toEqual([undefined, -1]);
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { droppedIndex } from '../../../../renderer/companies/company-order.ts';

const ids = ['a', 'b', 'c', 'd'];

it('counts without the company that moves', () => {
  expect(droppedIndex(ids, 'a', 'c', 'before')).toBe(1);
  expect(droppedIndex(ids, 'a', 'c', 'after')).toBe(2);
  expect(droppedIndex(ids, 'd', 'b', 'before')).toBe(1);
  expect(droppedIndex(ids, 'd', 'a', 'before')).toBe(0);
  expect(droppedIndex(ids, 'a', 'd', 'after')).toBe(3);
});

it('leaves a company that is dropped on itself where it was', () => {
  expect(droppedIndex(ids, 'c', 'c', 'before')).toBe(2);
  expect(droppedIndex(ids, 'c', 'c', 'after')).toBe(2);
});

it('puts the company right beside its target, whichever they are', () => {
  const index = fc.nat({ max: ids.length - 1 });
  fc.assert(
    fc.property(index, index, fc.constantFrom('before' as const, 'after' as const), (from, to, position) => {
      const moved = ids[from] ?? '';
      const target = ids[to] ?? '';
      fc.pre(moved !== target);
      const order = ids.filter((id) => id !== moved);
      order.splice(droppedIndex(ids, moved, target, position), 0, moved);
      expect(order.indexOf(moved) - order.indexOf(target)).toBe(position === 'before' ? -1 : 1);
    }),
  );
});

import { describe, expect, it } from 'vitest';
import { landingOf } from '../../../../renderer/companies/company-order.ts';

/** Capital letters are one group, small ones another, digits a third. */
const shown = (order: string) =>
  [...order].map((id) => ({
    id,
    group: /\d/.test(id) ? 'digit' : id === id.toUpperCase() ? 'big' : 'small',
  }));

describe('a company that is dropped', () => {
  const land = (
    order: string,
    movedId: string,
    position: 'before' | 'after',
    targetId: string,
    arranged = order,
  ) => {
    const { beforeId, isElsewhere } = landingOf(shown(order), [...arranged], { movedId, targetId, position });
    return [beforeId, isElsewhere];
  };

  it.each([
    ['abcd', 'a', 'before', 'c', 'c', false],
    ['abcd', 'a', 'after', 'c', 'd', false],
    ['abcd', 'd', 'before', 'b', 'b', false],
    ['abcd', 'd', 'before', 'a', 'a', false],
    ['abcd', 'a', 'after', 'd', null, false],
    ['abcd', 'c', 'before', 'c', 'd', false],
    ['abcd', 'c', 'after', 'c', 'd', false],
    // At the edge of its group.
    ['ABcd', 'd', 'before', 'c', 'c', false],
    ['ABcd', 'd', 'after', 'B', 'c', false],
    ['ABcd', 'A', 'after', 'B', 'c', false],
    // In another group: as near as its own reaches.
    ['ABcd', 'd', 'before', 'A', 'c', true],
    ['ABcd', 'd', 'after', 'A', 'c', true],
    ['ABcd', 'A', 'after', 'd', 'c', true],
    ['1ABcd', 'c', 'before', '1', 'd', true],
    // Alone in its group, it stays where it is.
    ['1ABcd', '1', 'before', '1', null, false],
    ['1ABcd', '1', 'after', 'd', null, true],
  ] as const)(
    '%s: %s %s %s lands before %s, elsewhere %s',
    (order, moved, position, target, before, elsewhere) => {
      expect(land(order, moved, position, target)).toEqual([before, elsewhere]);
    },
  );

  it('behind the last of its group comes right after it when none is in trouble', () => {
    // b and d are in trouble; without it, the order is abcd.
    expect(
      landingOf(
        [
          { id: 'b', group: '0' },
          { id: 'd', group: '0' },
          { id: 'a', group: '2' },
          { id: 'c', group: '2' },
        ],
        [...'abcd'],
        { movedId: 'b', targetId: 'd', position: 'after' },
      ),
    ).toEqual({ beforeId: null, isElsewhere: false });
    expect(
      landingOf(
        [
          { id: 'b', group: '0' },
          { id: 'c', group: '0' },
          { id: 'a', group: '2' },
          { id: 'd', group: '2' },
        ],
        [...'abcd'],
        { movedId: 'b', targetId: 'c', position: 'after' },
      ),
    ).toEqual({ beforeId: 'd', isElsewhere: false });
  });
});

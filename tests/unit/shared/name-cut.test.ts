import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { charactersOf } from '../../../app/shared/characters.ts';
import { cutName, nameParts } from '../../../app/shared/name-cut.ts';

const LONG = 'International Consolidated Widgets of Northern Europe';

describe('a name that is cut', () => {
  it.each([
    ['ACME', 48, 'ACME'],
    [`${LONG} (Production)`, 48, 'International Consolidated Widg…ope (Production)'],
    [`${LONG} (Test)`, 48, 'International Consolidated Widg…rn Europe (Test)'],
    [`${LONG} (Test)`, 32, 'International Consoli…ope (Test)'],
    // Brackets of 12 characters are more than a third of 32, and no more than half.
    [`${LONG} (Production)`, 32, 'International Conso…(Production)'],
    [`${LONG} (Produktionsumgebung Nord)`, 32, 'International Consoli…bung Nord)'],
    [`${LONG} [Test]`, 32, 'International Consoli…ope [Test]'],
    ['株式会社国際統合部品北欧事業本部第一営業課（本番）', 16, '株式会社国際統合部品…課（本番）'],
  ])('%s, to %i characters', (name, room, shown) => {
    expect(cutName(name, room)).toBe(shown);
  });

  it.each(['ä', '👩‍👩‍👧‍👦', 'नि'])('of 200 %s is cut between characters', (character) => {
    expect(cutName(character.repeat(200), 48)).toBe(`${character.repeat(31)}…${character.repeat(16)}`);
    expect(cutName(character.repeat(48), 48)).toBe(character.repeat(48));
  });

  it('is never longer than the room, and keeps its first and last character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.integer({ min: 8, max: 60 }),
        (name, room) => {
          const shown = charactersOf(cutName(name, room));
          expect(shown.length).toBeLessThanOrEqual(
            Math.max(room, charactersOf(name).length > room ? room : 60),
          );
          if (charactersOf(name).length <= room) expect(cutName(name, room)).toBe(name);
        },
      ),
    );
  });
});

describe('the parts of a name', () => {
  it.each([
    ['ACME (Test)', 32, 'ACME (Test)', ''],
    ['Company (Production)', 32, 'Company ', '(Production)'],
    ['ACME Manufacturing and Logistics', 32, 'ACME Manufacturing and ', 'Logistics'],
    [`${LONG} (Test)`, 32, `${LONG.slice(0, -3)}`, 'ope (Test)'],
    [`${LONG} (Production)`, 32, `${LONG} `, '(Production)'],
  ])('%s', (name, room, head, tail) => {
    expect(nameParts(name, room)).toEqual({ head, tail });
  });

  it('are the name together', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 3, max: 60 }), (name, room) => {
        const { head, tail } = nameParts(name, room);
        expect(head + tail).toBe(name);
      }),
    );
  });
});

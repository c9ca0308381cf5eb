import { describe, expect, it } from 'vitest';
import { directionOf, ownNameOf } from '../../../../renderer/texts/document-language.ts';

const DIRECTIONS = [
  ['en', 'ltr'],
  ['de-AT', 'ltr'],
  ['hi', 'ltr'],
  ['sw', 'ltr'],
  ['ar', 'rtl'],
  ['ar-EG', 'rtl'],
  ['he', 'rtl'],
  ['fa-IR', 'rtl'],
  ['ur', 'rtl'],
  ['pa-Arab-PK', 'rtl'],
  ['pa', 'ltr'],
] as const;

describe('the direction of the page', () => {
  it.each(DIRECTIONS)('of %s is %s', (locale, direction) => expect(directionOf(locale)).toBe(direction));

  it.each(DIRECTIONS)('of %s is %s in an engine that does not know directions', (locale, direction) => {
    const { prototype } = Intl.Locale;
    const asked = ['textInfo', 'getTextInfo'].flatMap((name) => {
      const known = Object.getOwnPropertyDescriptor(prototype, name);
      return known ? [{ name, known }] : [];
    });
    for (const { name } of asked) {
      Object.defineProperty(prototype, name, { configurable: true, get: () => undefined });
    }
    try {
      expect(directionOf(locale)).toBe(direction);
    } finally {
      for (const { name, known } of asked) Object.defineProperty(prototype, name, known);
    }
    expect(asked).not.toEqual([]);
  });
});

it.each([
  ['en', 'English'],
  ['es', 'Español'],
  ['fr', 'Français'],
  ['de', 'Deutsch'],
  ['hi', 'हिन्दी'],
  ['sw', 'Kiswahili'],
])('%s calls itself %s', (language, name) => expect(ownNameOf(language)).toBe(name));

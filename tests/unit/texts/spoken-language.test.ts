import { describe, expect, it } from 'vitest';
import { spokenLanguage } from '../../../app/texts/spoken-language.ts';

describe('the language of the system', () => {
  it.each([
    [['de-AT', 'en'], 'de', 'de-AT'],
    [['pl-PL', 'fr-CA', 'de'], 'fr', 'fr-CA'],
    [['en-GB', 'de'], 'en', 'en-GB'],
    [['sw'], 'sw', 'sw'],
    [['hi-Deva-IN'], 'hi', 'hi-Deva-IN'],
    [['de_AT', 'C', '', 'x', 'es-419'], 'es', 'es-419'],
    [['dev', 'swg', 'pt-BR'], 'en', 'en'],
    [['C'], 'en', 'en'],
    [[], 'en', 'en'],
  ] as const)('%j is spoken as %s, with the dates of %s', (tags, language, locale) => {
    expect(spokenLanguage('system', tags)).toEqual({ language, locale });
  });
});

describe('a language that was chosen', () => {
  it('is spoken whatever the system prefers', () => {
    expect(spokenLanguage('de', ['fr-FR', 'en-US'])).toEqual({ language: 'de', locale: 'de' });
  });

  it('has the clock of the system', () => {
    expect(spokenLanguage('de', ['fr-FR'], 'h12')).toEqual({ language: 'de', locale: 'de-u-hc-h12' });
    expect(spokenLanguage('system', ['en-US'], 'h23')).toEqual({ language: 'en', locale: 'en-US-u-hc-h23' });
  });

  it('takes its dates from the region of the system, where that speaks it too', () => {
    expect(spokenLanguage('en', ['de-AT', 'en-GB', 'en-US'])).toEqual({ language: 'en', locale: 'en-GB' });
  });
});

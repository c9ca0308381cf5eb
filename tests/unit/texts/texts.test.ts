import { describe, expect, it } from 'vitest';
import { Texts } from '../../../app/texts/texts.ts';

const texts = new Texts();

describe('the name of a company', () => {
  it.each([
    'A & B "Ltd" && Söhne',
    "O'Brien <b>bold</b>",
    '{{x}}',
    '{{company}}',
    '{{until}}',
    '{{- until}}',
    '{{',
    '}}',
    '$t(field.password)',
    '$t(tray.copy, {"company": "x"})',
    '$t(',
    "$& $1 $' $$",
    'नमस्ते कंपनी',
    'شركة',
    '😀',
    '__proto__',
    '_one',
    'ä'.repeat(200),
  ])('%s is said as it is', (company) => {
    const said = texts.say('copy.copiedUntil', { company, until: '14:32' });
    expect(said).toBe(`${company} token copied - valid until 14:32`);
  });

  it('is said as it is where another value follows it', () => {
    const values = { company: '$t(field.password) {{duration}}', duration: '{{company}}' };
    expect(texts.say('tray.copyValid', values)).toBe(
      '$t(field.password) {{duration}} - copy token (valid {{company}})',
    );
  });
});

it('says words without values in the language that is spoken, however often they were said before', async () => {
  const spoken = new Texts();
  const said = async (language: 'en' | 'de') => {
    await spoken.speak({ language, locale: language });
    return spoken.say('tray.searchAll');
  };
  for (let time = 0; time < 2; time += 1)
    expect([await said('en'), await said('de')]).toEqual([
      'Search all companies…',
      'Alle Firmen durchsuchen…',
    ]);
});

describe('a number', () => {
  it('is written as the language writes it', async () => {
    const spoken = new Texts();
    const said = () => spoken.say('fieldError.tooLong', { field: 'x', limit: 2_000 });
    expect(said()).toContain('2,000');
    await spoken.speak({ language: 'en', locale: 'en-ZA' });
    expect(said()).toContain(new Intl.NumberFormat('en-ZA').format(2_000));
  });

  it('counts', () => {
    expect([1, 2, 1_000].map((count) => texts.say('tray.more', { count }))).toEqual([
      '1 more company',
      '2 more companies',
      '1,000 more companies',
    ]);
  });
});

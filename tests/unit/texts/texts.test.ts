import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import english from '../../../app/texts/en.json' with { type: 'json' };
import { Texts } from '../../../app/texts/texts.ts';

const app = path.join(import.meta.dirname, '../../../app');
const texts = new Texts();

describe('the catalogue', () => {
  const sources = globSync('**/*.ts', { cwd: app }).map((file) => readFileSync(path.join(app, file), 'utf8'));
  const literals = new Set(
    sources.flatMap((source) => [...source.matchAll(/'([a-z]\w*(?:\.\w+)+)'/gi)].map(([, key]) => key)),
  );
  const patterns = sources
    .flatMap((source) => [...source.matchAll(/`([a-z]\w*\.[^`\s]*)`/gi)].map(([, key]) => key ?? ''))
    .map((key) => new RegExp(`^${key.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '\\w*')}$`));
  const keys = [...new Set(Object.keys(english).map((key) => key.replace(/_(one|other)$/, '')))];

  it.each(keys)('has a use for %s', (key) => {
    expect(literals.has(key) || patterns.some((pattern) => pattern.test(key))).toBe(true);
  });

  it('has both forms of every plural', () => {
    const plurals = Object.keys(english).filter((key) => key.endsWith('_one'));
    for (const key of plurals) expect(english).toHaveProperty([key.replace(/_one$/, '_other')]);
    expect(plurals.length).toBeGreaterThan(0);
  });

  it('opens and closes its places for values', () => {
    for (const text of Object.values(english)) {
      expect(text.replace(/\{\{[a-zA-Z]+\}\}/g, '')).not.toMatch(/[{}]|\$t\(/);
    }
  });
});

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

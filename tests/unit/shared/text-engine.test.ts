import { describe, expect, it } from 'vitest';
import { type LoadCatalogue, TextEngine } from '../../../app/shared/text-engine.ts';

const english = { 'a.b': 'Hello {{name}}, {{count}}', only: 'Only English' };
const german = { 'a.b': 'Hallo {{name}}, {{count}}' };
const french = { 'a.b': 'Bonjour {{name}}, {{count}}' };

const at =
  (catalogue: object): LoadCatalogue =>
  () =>
    Promise.resolve({ default: catalogue });

/** A catalogue that arrives when the test wants it. */
function late(catalogue: object) {
  let arrive = () => {};
  const arrival = new Promise<{ default: object }>((resolve) => {
    arrive = () => resolve({ default: catalogue });
  });
  return { load: () => arrival, arrive: () => arrive() };
}

function engineWith(catalogues: Record<string, LoadCatalogue>, onSpeak?: (locale: string) => void) {
  const engine = new TextEngine({
    ...{ english, catalogues, keySeparator: false },
    ...(onSpeak && { onSpeak }),
  });
  const said = () => engine.i18n.t('a.b', { name: 'ACME', count: 1_234.5 });
  return { engine, said };
}

describe('the text engine', () => {
  it('speaks English until another language is spoken, and shows names as they are', async () => {
    const { engine, said } = engineWith({ de: at(german) });
    expect([said(), engine.locale]).toEqual(['Hello ACME, 1,234.5', 'en']);
    await engine.speak('de', 'de-DE');
    expect([said(), engine.locale]).toEqual(['Hallo ACME, 1.234,5', 'de-DE']);
    expect(engine.i18n.t('a.b', { name: '<b>{{count}}</b> & $t(only)', count: 1 })).toBe(
      'Hallo <b>{{count}}</b> & $t(only), 1',
    );
  });

  it('falls back to English for a text or a language that is missing', async () => {
    const { engine, said } = engineWith({ de: at(german) });
    await engine.speak('de', 'de');
    expect(engine.i18n.t('only')).toBe('Only English');
    await engine.speak('ja', 'ja-JP');
    expect([said(), engine.locale]).toEqual(['Hello ACME, 1,234.5', 'ja-JP']);
  });

  it('speaks what was asked for last, whichever catalogue arrives last', async () => {
    const slow = late(german);
    const spoken: string[] = [];
    const { engine, said } = engineWith({ de: slow.load, fr: at(french) }, (locale) => spoken.push(locale));
    const first = engine.speak('de', 'de');
    await engine.speak('fr', 'fr');
    slow.arrive();
    await first;
    expect(said()).toMatch(/^Bonjour/);
    expect([engine.locale, spoken]).toEqual(['fr', ['fr']]);
  });

  it('changes words, numbers and locale in one step, so that no one sees a mixture', async () => {
    const seen: string[] = [];
    const { engine, said } = engineWith({ de: at(german) }, (locale) => seen.push(locale));
    await engine.speak('de', 'de');
    engine.i18n.on('languageChanged', () => seen.push(said(), engine.locale));
    const speaking = engine.speak('en', 'en-GB');
    expect([said(), engine.locale]).toEqual(['Hello ACME, 1,234.5', 'en-GB']);
    await speaking;
    expect(seen).toEqual(['de', 'en-GB', 'Hello ACME, 1,234.5', 'en-GB']);
  });

  it('reads each catalogue once, and again after one that could not be read', async () => {
    let reads = 0;
    const load = () => {
      reads += 1;
      return reads === 1 ? Promise.reject(new Error('disk')) : Promise.resolve({ default: german });
    };
    const { engine, said } = engineWith({ de: load });
    await expect(engine.speak('de', 'de')).rejects.toThrow('disk');
    expect([said(), engine.locale]).toEqual(['Hello ACME, 1,234.5', 'en']);
    await engine.speak('de', 'de');
    await engine.speak('en', 'en');
    await engine.speak('de', 'de');
    expect([reads, said()]).toEqual([2, 'Hallo ACME, 1.234,5']);
  });

  it('finds nested keys where they are separated', () => {
    const engine = new TextEngine({ english: { a: { b: 'Nested' } }, catalogues: {}, keySeparator: '.' });
    expect(engine.i18n.t('a.b')).toBe('Nested');
  });
});

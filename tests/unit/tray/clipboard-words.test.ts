import { describe, expect, it } from 'vitest';
import type { ClipboardView } from '../../../app/shared/contract/clipboard.ts';
import { Texts } from '../../../app/texts/texts.ts';
import { clipboardWords, withClipboardWords } from '../../../app/tray/clipboard-words.ts';

const NOW_MS = Date.UTC(2026, 0, 5, 9);
const texts = new Texts();
const copied = { copyId: 1, companyId: 'a', company: 'ACME', format: 'token' } as const;
const words = { message: 'ACME token copied', shortLived: false, isReplacement: false };

const held = (leftMs: number): ClipboardView => ({
  ...{ kind: 'holds', ...copied, ...words },
  clearsAtMs: NOW_MS + leftMs,
});
const cleared = (because: 'time' | 'operator' | 'locked' | 'dead', agoMs = 0): ClipboardView => ({
  ...{ kind: 'cleared', ...copied, because },
  clearedAtMs: NOW_MS - agoMs,
});
const say = (view: ClipboardView) => clipboardWords(view, texts, NOW_MS);

describe('while the token is there', () => {
  it.each([
    [60_000, '1 min', 1_000],
    [59_000, '50 sec', 10_000],
    [20_001, '20 sec', 1_001],
    [14_900, '15 sec', 900],
    [4_200, '5 sec', 200],
    [3_900, '4 sec', 3_900],
    [600, '1 sec', 600],
    [600_000, '10 min', 1_000],
    [125_000, '2 min', 6_000],
  ])('with %d ms left it says %s, for %d ms', (leftMs, duration, changesInMs) => {
    expect(say(held(leftMs))).toEqual({ words: `ACME token - paste within ${duration}`, changesInMs });
  });

  it('comes to its end in a few steps', () => {
    let leftMs = 600_000;
    let steps = 0;
    while (leftMs > 0) {
      const said = say(held(leftMs));
      leftMs -= said?.changesInMs ?? Number.NaN;
      steps += 1;
    }
    expect(steps).toBeLessThan(30);
    expect(say(held(leftMs))).toEqual({ words: 'ACME token is on the clipboard' });
  });

  it('says that it is there where it is never cleared', () => {
    const { clearsAtMs: _none, ...view } = held(0) as Extract<ClipboardView, { kind: 'holds' }>;
    expect(say(view)).toEqual({ words: 'ACME token is on the clipboard' });
  });
});

describe('once it was cleared', () => {
  it.each([
    ['time', 0, 'ACME token cleared - copy again'],
    ['dead', 59_999, 'ACME token cleared - copy again'],
    ['time', 60_000, undefined],
    ['operator', 0, undefined],
    ['locked', 8 * 3_600_000, 'ACME token cleared when the screen was locked - copy again'],
  ] as const)('%s, %d ms ago: %s', (because, agoMs, said) => {
    expect(say(cleared(because, agoMs))?.words).toBe(said);
  });
});

it('stands above the state of the companies where Windows shows both, else alone', async () => {
  const said = say(held(50_000));
  expect(withClipboardWords('TokenTray - 1 token ready', said)).toBe(
    'ACME token - paste within 50 sec\nTokenTray - 1 token ready',
  );
  expect(withClipboardWords('x'.repeat(110), said)).toBe('ACME token - paste within 50 sec');
  expect(withClipboardWords('TokenTray - 1 token ready', undefined)).toBe('TokenTray - 1 token ready');
  const company = 'International Consolidated Widgets of Northern Europe (Production)';
  for (const language of ['en', 'de', 'es', 'fr', 'hi', 'sw'] as const) {
    const spoken = new Texts();
    await spoken.speak({ language, locale: language });
    const longest = clipboardWords({ ...cleared('locked'), company } as ClipboardView, spoken, NOW_MS);
    expect(longest?.words.length).toBeLessThanOrEqual(127);
    expect(longest?.words).toContain('(Production)');
  }
});

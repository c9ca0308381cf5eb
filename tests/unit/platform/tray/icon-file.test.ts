import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { iconFile, linuxIconFile, linuxIconSizePx } from '../../../../app/platform/tray/icon-file.ts';
import { fitting } from '../../../../app/shared/fitting.ts';
import { describeLastPicture } from '../../../../app/tray/last-picture.ts';
import { lastPictureSchema } from '../../../../app/tray/last-picture-schema.ts';
import { project } from '../../../../build/scripts/project.ts';
import { randomCases } from '../../../support/core/random-cases.ts';

it.each([
  ['GNOME', 1, 16],
  ['ubuntu:GNOME', 1, 16],
  ['ubuntu:GNOME', 2, 32],
  ['KDE', 1, 22],
  ['KDE', 2, 44],
  ['XFCE', 1, 22],
  ['', 1, 22],
  // Rather scaled down a little than scaled up.
  ['GNOME', 1.25, 22],
  ['KDE', 1.25, 32],
  ['KDE', 1.5, 44],
  ['KDE', 3, 64],
])('on %j at a scale of %d a panel gets a picture of %i px', (desktop, scale, sizePx) => {
  expect(linuxIconSizePx(desktop, scale)).toBe(sizePx);
});

it('shows the count up to nine in the picture, and beside it on macOS', () => {
  const needing = (count: number) => ({ icon: 'attention' as const, count });
  expect([1, 9, 10, 1_000].map((count) => iconFile('win32', needing(count)))).toEqual([
    'attention-1.png',
    'attention-9.png',
    'attention-many.png',
    'attention-many.png',
  ]);
  expect(iconFile('darwin', needing(3))).toBe('attentionTemplate.png');
  expect(iconFile('darwin', { icon: 'ok', count: 0 })).toBe('okTemplate.png');
});

it('gives Linux the very size', () => {
  const ok = { icon: 'ok', count: 0 } as const;
  expect([16, 22, 24, 32, 44, 48, 64].map((sizePx) => linuxIconFile(ok, sizePx))).toEqual([
    'ok.png',
    'ok-22.png',
    'ok@1.5x.png',
    'ok@2x.png',
    'ok-44.png',
    'ok@3x.png',
    'ok@4x.png',
  ]);
});

it('names a file that is there for every picture that a start would show, whatever stands in its file', () => {
  const drawn = new Set(readdirSync(project.path('build/icons/tray')));
  const stored = fc.record({
    icon: fc.constantFrom('ok', 'attention', 'offline', 'idle'),
    count: fc.oneof(fc.integer({ min: -1, max: 12 }), fc.maxSafeInteger(), fc.double(), fc.constant('1')),
    readyUntilMs: fc.maxSafeNat(),
  });
  const [nowMs, scale, desktop] = [
    fc.maxSafeNat(),
    fc.double({ min: 0.1, max: 8 }),
    fc.constantFrom('GNOME', ''),
  ];
  let shown = 0;
  const property = fc.property(stored, nowMs, scale, desktop, (some, now, scaleFactor, panel) => {
    const texts = { toolTip: '', note: '', heardNote: '' };
    const taken = fitting(lastPictureSchema, { version: 1, madeAtMs: 0, ...some, ...texts, items: [] })?.data;
    if (!taken) return;
    shown += 1;
    const picture = describeLastPicture(taken, { nowMs: now, isHeard: false, version: '1.0.0' });
    const sizePx = linuxIconSizePx(panel, scaleFactor);
    const files = [linuxIconFile(picture, sizePx), ...['win32', 'darwin'].map((on) => iconFile(on, picture))];
    expect(files.filter((file) => !drawn.has(file))).toEqual([]);
  });
  fc.assert(property, { numRuns: randomCases(5_000) });
  // Of a thousand cases about a hundred fit.
  expect(shown).toBeGreaterThan(10);
});

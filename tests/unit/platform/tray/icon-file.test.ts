import { expect, it } from 'vitest';
import { iconFile, linuxIconFile, linuxIconSizePx } from '../../../../app/platform/tray/icon-file.ts';

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

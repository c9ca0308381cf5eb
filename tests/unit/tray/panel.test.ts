import { expect, it } from 'vitest';
import { panelOf } from '../../../app/tray/panel.ts';

it.each([
  ['win32', '', 'windows'],
  ['darwin', '', 'mac'],
  ['linux', 'GNOME', 'gnome'],
  ['linux', 'ubuntu:GNOME', 'gnome'],
  ['linux', 'GNOME-Classic:GNOME', 'gnome'],
  ['linux', 'KDE', 'kde'],
  ['linux', 'XFCE', 'other'],
  ['linux', 'sway', 'other'],
  ['linux', '', 'other'],
])('on %s with "%s" the icon is where %s shows it', (platform, desktops, panel) => {
  expect(panelOf(platform, desktops)).toBe(panel);
});

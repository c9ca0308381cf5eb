// Where a desktop shows the icon. Pure.
import type { Panel } from '../shared/contract/farewell.ts';

/** `desktops`: the variable XDG_CURRENT_DESKTOP of Linux, a list such as `ubuntu:GNOME`. */
export function panelOf(platform: string, desktops: string): Panel {
  if (platform === 'win32') return 'windows';
  if (platform === 'darwin') return 'mac';
  const names = desktops.toLowerCase().split(':');
  if (names.some((name) => name.includes('gnome') || name === 'unity')) return 'gnome';
  return names.includes('kde') ? 'kde' : 'other';
}

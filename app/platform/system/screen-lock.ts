// Tells when the screen is being locked.
import { powerMonitor } from 'electron';
import { watchLinuxLock } from './linux-screen-lock.ts';

export function watchScreenLock(onLock: () => void): void {
  if (process.platform === 'linux') watchLinuxLock(process.env, onLock);
  else powerMonitor.on('lock-screen', onLock);
}

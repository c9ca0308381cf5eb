// Starts the app once more when this start of it has ended, because someone asked for that meanwhile.
import { app } from 'electron';
import { ownProgram } from '../system/start-at-login.ts';
import { startAndLeave } from '../updates/update-installer.ts';
import type { NextStart } from './launch-requests.ts';
import { argumentsFor } from './launch-switches.ts';

/** Call it last. `giveUpLocks`: so that the next start need not wait for the end of this one. */
export async function beginNextStart(next: NextStart, giveUpLocks: () => void): Promise<void> {
  const ofApp = app.isPackaged ? [] : [app.getAppPath()];
  const args = [...ofApp, ...argumentsFor(next, process.argv, process.platform)];
  const program = ownProgram();
  if (program === process.execPath) {
    // Waits until this process and its locks are gone.
    app.relaunch({ args });
    return;
  }
  // Electron's would wait in a process from the AppImage's folder, and end with that
  // (https://github.com/electron-userland/electron-builder/issues/1727).
  giveUpLocks();
  await startAndLeave(program, args);
}

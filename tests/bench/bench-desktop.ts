// Runs a bench on a desktop of its own, so that neither the operator's panel nor their keyring takes part.
// Linux only: what is measured is read from /proc.

import { PrivateDesktop } from '../../build/desktop/private-desktop.ts';
import { resolveElectronRuntime, runtimeEnvironment } from '../../build/scripts/electron-runtime.ts';
import { runProgram } from '../../build/scripts/program.ts';

const INSIDE = 'TOKENTRAY_BENCH_DESKTOP';

export const isOnPrivateDesktop = (): boolean => process.env[INSIDE] === 'here';

/** The process that all others of a bench descend from. */
export const benchRootPid = (): number => (isOnPrivateDesktop() ? process.ppid : process.pid);

/** Starts `script` again on a private desktop, and there does the work. */
export async function onPrivateDesktop(script: string, work: () => Promise<void>): Promise<void> {
  if (isOnPrivateDesktop()) return work();
  if (process.platform !== 'linux') throw new Error('The bench reads /proc, so it runs on Linux only.');
  const runtime = await resolveElectronRuntime();
  const desktop = await PrivateDesktop.start();
  const env = { ...desktop.env, ...runtimeEnvironment(runtime), [INSIDE]: 'here' };
  const args = [script, ...process.argv.slice(2)];
  process.exitCode = (await runProgram(process.execPath, args, { env, output: 'shown' })).exitCode;
  await desktop.stop();
}

// The machine that a bench ran on, in one line, for anyone who compares figures.
import { readFileSync } from 'node:fs';
import * as os from 'node:os';
import { join } from 'node:path';

export function describeMachine(): string {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? '';
  const electron = readFileSync(join(folder, 'version'), 'utf8').trim();
  return `Electron ${electron}, ${describeComputer()}`;
}

/** The same where no Electron is measured. */
export function describeComputer(): string {
  const cpus = os.cpus();
  const memoryGb = (os.totalmem() / 2 ** 30).toFixed(0);
  const kernel = os.release().split('.').slice(0, 2).join('.');
  const load = os.loadavg()[0]?.toFixed(1);
  return `${os.type()} ${kernel}, ${cpus.length} x ${cpus[0]?.model.trim()}, ${memoryGb} GB, load ${load} at the start`;
}

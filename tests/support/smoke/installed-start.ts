// Starts an app that was installed or unpacked. Its fuses let no test inside, so its files tell that it runs.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getCurrentFuseWire } from '@electron/fuses';
import { hasExited, killChild } from '../../../build/waiting/child-exit.ts';
import { waitUntil } from '../../../build/waiting/wait-until.ts';

const START_LIMIT_MS = 60_000;

/** Resolves with its activity written, and the app ended again; rejects where it ends by itself. */
export async function startOnce(executable: string): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tokentray-smoke-'));
  const app = spawn(executable, ['--hidden', `--user-data-dir=${folder}`], { stdio: 'inherit' });
  try {
    const seen = await waitUntil({
      what: 'the app to write its activity',
      look: () => ({
        hasEnded: hasExited(app),
        hasWritten: existsSync(path.join(folder, 'data', 'activity.json')),
      }),
      until: ({ hasEnded, hasWritten }) => hasEnded || hasWritten,
      timeoutMs: START_LIMIT_MS,
    });
    if (seen.hasEnded) throw new Error(`The app ended at once, with ${app.exitCode ?? app.signalCode}.`);
  } finally {
    if (!hasExited(app)) await killChild(app);
    // Windows holds the files of a program that has just ended for a moment.
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 });
  }
}

/** Of the binary itself, in Electron's order: "1" is on. */
export async function fusesOf(electron: string): Promise<string> {
  const wire: Readonly<Record<string, unknown>> = { ...(await getCurrentFuseWire(electron)) };
  const states = Object.keys(wire).filter((key) => /^\d+$/.test(key));
  return states.map((key) => String.fromCharCode(Number(wire[key]))).join('');
}

/** What electron-builder.yml asks for; the ninth is on by our own hand. */
export const WANTED_FUSES = '010011001';

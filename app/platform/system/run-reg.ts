// Windows' own program for the registry, by its full path.
import { execFile } from 'node:child_process';
import * as path from 'node:path';

const TIMEOUT_MS = 4_000;

/** What it prints is in a code page that lacks most letters. Rejects where it fails, or takes longer than four seconds. */
export function runReg(args: readonly string[]): Promise<string> {
  const program = path.win32.join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'reg.exe');
  return new Promise((resolve, reject) => {
    execFile(program, args, { timeout: TIMEOUT_MS, windowsHide: true }, (error, output) => {
      if (error) reject(error);
      else resolve(output);
    });
  });
}

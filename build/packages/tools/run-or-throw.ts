// Runs a program of the system to its end; what it says is worth reading only where it fails.
import { spawnSync } from 'node:child_process';

export function runOrThrow(command: string, args: readonly string[]): void {
  const { status, error, stdout, stderr } = spawnSync(command, [...args], { encoding: 'utf8' });
  if (status !== 0) throw error ?? new Error(`${command} failed.\n${stdout}${stderr}`);
}

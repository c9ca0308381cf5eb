// The folder in which electron-builder looks for what it makes AppImages with, filled from the system's own packages.
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { programPath } from '../../scripts/program.ts';

const RUNTIME_BYTES = 4096;
const ARCHITECTURES = ['x64', 'arm64'];
const runtimeSource = new URL('appimage-runtime.sh', import.meta.url);

/** The folder must be empty. */
export function layOutAppImageTools(folder: string): void {
  for (const name of ['mksquashfs', 'desktop-file-validate'])
    symlinkSync(programPath(name) ?? name, path.join(folder, name));
  mkdirSync(path.join(folder, 'runtimes'));
  for (const architecture of ARCHITECTURES) {
    const runtime = path.join(folder, 'runtimes', `runtime-${architecture}`);
    writeFileSync(runtime, appImageRuntime());
    chmodSync(runtime, 0o755);
    mkdirSync(path.join(folder, 'lib', architecture), { recursive: true });
  }
}

export function appImageRuntime(): string {
  const script = readFileSync(runtimeSource, 'utf8').replace('@LENGTH@', String(RUNTIME_BYTES));
  if (script.length >= RUNTIME_BYTES) throw new Error('The stand-in for the AppImage runtime is too long.');
  return `${script.padEnd(RUNTIME_BYTES - 1, '#')}\n`;
}

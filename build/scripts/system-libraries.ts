// Sees to it that a Linux system has what Electron needs: installs it where that is ours to do
// (Debian, as root), and otherwise says which packages to install and how.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { CommandFailure } from './command.ts';
import { runProgram } from './program.ts';
import { library, type SystemPart, unzip } from './system-parts.ts';

const aptEnvironment = { DEBIAN_FRONTEND: 'noninteractive' };
const isDebian = existsSync('/usr/bin/apt-get');
let arePackageListsFresh = false;

/** Throws, in words for a person, where something is missing and cannot be installed from here. */
export async function ensureSystemParts(parts: readonly SystemPart[]): Promise<void> {
  if (process.platform !== 'linux') return;
  const missing = parts.filter((part) => !part.isPresent());
  if (missing.length === 0) return;
  if (!isDebian || process.getuid?.() !== 0) throw new CommandFailure(describeMissing(missing));
  await installAsRoot(missing);
}

/** Asks the system's loader whether this very program finds all its libraries. */
export async function ensureLoadable(executable: string): Promise<void> {
  if (process.platform !== 'linux') return;
  await ensureSystemParts(unresolvedLibraries(executable).map(library));
  const unresolved = unresolvedLibraries(executable);
  if (unresolved.length > 0) throw new CommandFailure(describeMissing(unresolved.map(library)));
}

/** `unzip`, for unpacking the test runtime. */
export function ensureUnzip(): Promise<void> {
  return ensureSystemParts([unzip]);
}

function unresolvedLibraries(executable: string): string[] {
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' });
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

async function installAsRoot(missing: readonly SystemPart[]): Promise<void> {
  const names = missing.map((part) => part.name).join(', ');
  console.log(`Installing what this system lacks: ${names}...`);
  if (!arePackageListsFresh) await apt(['update']);
  arePackageListsFresh = true;
  await apt(['install', '-y', '--no-install-recommends', ...packagesFor(missing)]);
  const stillMissing = missing.filter((part) => !part.isPresent());
  if (stillMissing.length > 0) throw new CommandFailure(describeMissing(stillMissing));
}

async function apt(args: readonly string[]): Promise<void> {
  const end = await runProgram('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    env: aptEnvironment,
  });
  if (end.succeeded) return;
  throw new CommandFailure(`apt-get ${args.join(' ')} failed. It says:\n${end.output.trim()}`);
}

function describeMissing(missing: readonly SystemPart[]): string {
  const names = missing.map((part) => part.name).join(', ');
  const packages = packagesFor(missing).join(' ');
  if (packages === '') return `This system lacks ${names}. Electron cannot run without it.`;
  const advice = isDebian
    ? `Install it with:\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages}`
    : `Install the packages that your system has for it. In Debian they are called:\n  ${packages}`;
  return `This system lacks ${names}.\n${advice}\nThen run this command again.`;
}

function packagesFor(parts: readonly SystemPart[]): string[] {
  return [...new Set(parts.flatMap((part) => availablePackage(part.packages) ?? []))];
}

/** Debian renamed some packages (libgtk-3-0 became libgtk-3-0t64): takes the name that this system offers. */
function availablePackage(names: readonly string[]): string | undefined {
  const isOffered = (name: string): boolean =>
    /Candidate: (?!\(none\))/.test(
      spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' }).stdout ?? '',
    );
  return names.length > 1 && isDebian ? (names.find(isOffered) ?? names.at(-1)) : names.at(-1);
}

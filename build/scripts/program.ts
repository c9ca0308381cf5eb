// Runs other programs and makes sure that none outlives the command that started it.
// Knows nothing of what the programs do.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { project } from './project.ts';

export interface ProgramOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** `shown` passes the output on as it comes; `kept` collects it. Default: `kept`. */
  readonly output?: 'shown' | 'kept';
  readonly timeLimitMs?: number;
}

export interface ProgramEnd {
  readonly succeeded: boolean;
  readonly exitCode: number;
  readonly output: string;
}

const NOT_FOUND_EXIT_CODE = 127;
const INTERRUPTED_EXIT_CODE = 130;
const FORCED_END_AFTER_MS = 5_000;
const onWindows = process.platform === 'win32';
const running = new Set<ChildProcess>();

/** Runs a program to its end. A program that cannot be started ends with exit code 127, a signal with 1. */
export function runProgram(
  command: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<ProgramEnd> {
  const child = startProgram(command, args, options);
  const output: string[] = [];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => output.push(text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => output.push(text));
  const timer = options.timeLimitMs ? setTimeout(() => endProgram(child), options.timeLimitMs) : undefined;
  return new Promise((resolve) => {
    const end = (exitCode: number, message = ''): void => {
      clearTimeout(timer);
      resolve({ succeeded: exitCode === 0, exitCode, output: output.join('') + message });
    };
    child.once('error', (error) => end(NOT_FOUND_EXIT_CODE, error.message));
    child.once('close', (exitCode) => end(exitCode ?? 1));
  });
}

/** Starts a program in a process group of its own, which ends when this process is asked to end. */
export function startProgram(
  command: string,
  args: readonly string[],
  options: ProgramOptions = {},
): ChildProcess {
  const output = options.output === 'shown' ? 'inherit' : 'pipe';
  const child = spawn(command, [...args], {
    cwd: options.cwd ?? project.root,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', output, output],
    detached: !onWindows,
  });
  endAllWithThisProcess();
  running.add(child);
  child.once('close', () => forget(child));
  child.once('error', () => forget(child));
  return child;
}

/** Asks a program and all that it started to end, and insists after five seconds. */
export function endProgram(child: ChildProcess): void {
  signalGroup(child, 'SIGTERM');
  setTimeout(() => signalGroup(child, 'SIGKILL'), FORCED_END_AFTER_MS).unref();
}

/** Runs one of our own TypeScript or JavaScript tools with the Node that is running this. */
export function runNodeTool(
  script: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<ProgramEnd> {
  return runProgram(process.execPath, [project.path('node_modules', script), ...args], options);
}

/** Where a program lies that is on the search path. */
export function programPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

/** True when a program of that name is on the search path. */
export function isProgramInstalled(name: string): boolean {
  return programPath(name) !== undefined;
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (onWindows) {
    if (child.exitCode === null) spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // No process of the group is left: that is what was wanted.
  }
}

let isEnding = false;
let isWatchingSignals = false;

function forget(child: ChildProcess): void {
  signalGroup(child, 'SIGTERM'); // what the program itself left behind
  running.delete(child);
  if (isEnding && running.size === 0) process.exit(INTERRUPTED_EXIT_CODE);
}

function endAllWithThisProcess(): void {
  if (isWatchingSignals) return;
  isWatchingSignals = true;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      isEnding = true;
      if (running.size === 0) process.exit(INTERRUPTED_EXIT_CODE);
      for (const child of running) endProgram(child);
    });
  }
}

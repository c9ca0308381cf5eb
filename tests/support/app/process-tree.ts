// What a process and all that it started use, read from Linux's /proc. Knows nothing of Electron.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export interface ProcessUse {
  /** Time on a processor. */
  readonly cpuMs: number;
  /** How often a thread went to sleep and was woken again. */
  readonly wakeUps: number;
}

/** In the kernel's tables. */
const LISTENING = '0A';

const BUSIEST = 5;

/** The process itself and all its descendants. */
export function processTree(rootPid: number): readonly number[] {
  const parents = new Map(numbersIn('/proc').map((pid) => [pid, parentOf(pid)]));
  const tree = [rootPid];
  // The list grows while it is walked: each process brings its children.
  for (const pid of tree) for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  return tree;
}

/** `pss`: memory shared with other processes counts by its share. `anonymous`: the part that is no file. MB. */
export interface Memory {
  readonly pss: number;
  readonly anonymous: number;
}

export function memoryMb(pids: readonly number[]): Memory {
  const rollups = pids.map((pid) => read(`/proc/${pid}/smaps_rollup`));
  const total = (name: string) =>
    sum(rollups.map((rollup) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(rollup)?.[1] ?? 0))) /
    1024;
  return { pss: total('Pss'), anonymous: total('Pss_Anon') };
}

/** What each thread that lives has used since it began, by its place in /proc. */
export function threadUses(pids: readonly number[]): ReadonlyMap<string, ProcessUse> {
  const threads = pids.flatMap((pid) =>
    numbersIn(`/proc/${pid}/task`).map((thread) => `/proc/${pid}/task/${thread}`),
  );
  return new Map(
    threads.map((thread) => [
      thread,
      {
        cpuMs: Number(read(`${thread}/schedstat`).split(' ')[0]) / 1e6,
        wakeUps: Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(read(`${thread}/status`))?.[1] ?? 0),
      },
    ]),
  );
}

/** What the threads of `after` used since `before`. Of a thread that ended in between nothing is known. */
export function usedBetween(
  before: ReadonlyMap<string, ProcessUse>,
  after: ReadonlyMap<string, ProcessUse>,
): ProcessUse {
  const each = usesBetween(before, after);
  return { cpuMs: sum(each.map(({ cpuMs }) => cpuMs)), wakeUps: sum(each.map(({ wakeUps }) => wakeUps)) };
}

/** Those that used the most processor time since `before`, as "browser/electron 12 ms". */
export function busiestThreads(
  before: ReadonlyMap<string, ProcessUse>,
  after: ReadonlyMap<string, ProcessUse>,
): readonly string[] {
  return usesBetween(before, after)
    .sort((a, b) => b.cpuMs - a.cpuMs)
    .slice(0, BUSIEST)
    .map(({ thread, cpuMs }) => {
      const pid = Number(thread.split('/')[2]);
      return `${chromiumKind(pid)}/${read(`${thread}/comm`).trim()} ${cpuMs.toFixed(0)} ms`;
    });
}

function usesBetween(before: ReadonlyMap<string, ProcessUse>, after: ReadonlyMap<string, ProcessUse>) {
  return [...after].map(([thread, use]) => {
    // Less than before is read of a thread that ended just then.
    const since = (measure: keyof ProcessUse) =>
      Math.max(0, use[measure] - (before.get(thread)?.[measure] ?? 0));
    return { thread, cpuMs: since('cpuMs'), wakeUps: since('wakeUps') };
  });
}

/** The TCP ports at which a process waits for others. */
export function listeningPorts(pid: number): readonly number[] {
  const sockets = new Set(numbersIn(`/proc/${pid}/fd`).map((fd) => linkOf(`/proc/${pid}/fd/${fd}`)));
  const table = ['tcp', 'tcp6'].flatMap((family) =>
    read(`/proc/${pid}/net/${family}`).trim().split('\n').slice(1),
  );
  return table
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , state, , , , , , inode]) => state === LISTENING && sockets.has(`socket:[${inode}]`))
    .map(([, address]) => Number.parseInt(address?.split(':')[1] ?? '', 16));
}

/** `browser`, `renderer`, `gpu-process`, `utility:network.mojom.NetworkService`, ... as Chromium calls them. */
export function chromiumKind(pid: number): string {
  const words = read(`/proc/${pid}/cmdline`).split(/[\0 ]/);
  const value = (name: string) => words.find((word) => word.startsWith(`--${name}=`))?.split('=')[1];
  const type = value('type') ?? 'browser';
  return type === 'utility' ? `utility:${value('utility-sub-type')}` : type;
}

/** A file of the process in /proc; '' where it has ended. */
export const processText = (pid: number, file: 'cmdline' | 'status'): string => read(`/proc/${pid}/${file}`);

function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
}

function numbersIn(folder: string): readonly number[] {
  try {
    return readdirSync(folder).map(Number).filter(Number.isInteger);
  } catch {
    return []; // the process has ended
  }
}

function linkOf(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return ''; // closed meanwhile
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // the process or thread has ended
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

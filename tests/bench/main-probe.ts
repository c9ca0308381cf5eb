// What main-probe.cjs, loaded into an app ahead of its own code, prints of its main process while it runs.

import { join } from 'node:path';
import type { Readable } from 'node:stream';

export const MAIN_PROBE = join(import.meta.dirname, 'main-probe.cjs');

/** A time in which the event loop did not get round. `waitMs`: the thread could have run, but had no processor. */
export interface Stretch {
  readonly atMs: number;
  readonly tookMs: number;
  readonly cpuMs: number;
  readonly waitMs: number;
  /** In calls that wait for the disk; some of it may be on a processor. */
  readonly filesMs: number;
  /** Of those calls; `name` is empty where there was none. */
  readonly longestCall: { readonly name: string; readonly ms: number };
}

/** What the main process held, after a garbage collection, and its event loop's delays over the last minute. */
export interface MainMinute {
  readonly atMs: number;
  readonly maxMs: number;
  readonly p999Ms: number;
  readonly heapMb: number;
  readonly heapFloatingMb: number;
  readonly externalMb: number;
  readonly rssMb: number;
  readonly resources: Readonly<Record<string, number>>;
  readonly files: number;
  readonly windows: number;
}

/** Of this script's timer. */
const TICK_MS = 20;

/** The turn that held up the event loop took that long at least. */
export const lateMs = ({ tookMs }: Stretch): number => tookMs - TICK_MS;

/** Each whole line, as it comes. */
export function onLine(output: Readable | null, take: (line: string) => void): void {
  let printed = '';
  output?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (printed + text).split('\n');
    printed = lines.pop() ?? '';
    for (const line of lines) take(line);
  });
}

/** Undefined for every other line. */
export const stretchIn = (line: string): Stretch | undefined => printed('stretch', line);

/** Undefined for every other line. */
export const minuteIn = (line: string): MainMinute | undefined => printed('minute', line);

function printed<Value>(name: string, line: string): Value | undefined {
  const prefix = `probe-${name} `;
  return line.startsWith(prefix) ? (JSON.parse(line.slice(prefix.length)) as Value) : undefined;
}

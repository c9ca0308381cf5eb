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
export function stretchIn(line: string): Stretch | undefined {
  const [, json] = /^probe-stretch (.*)$/.exec(line) ?? [];
  return json === undefined ? undefined : (JSON.parse(json) as Stretch);
}

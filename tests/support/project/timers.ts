// Which of the app's files wait for a time, and which of them docs/performance.md names.
import { readFileSync } from 'node:fs';
import { project } from '../../../build/scripts/project.ts';
import { filesAt, quotedCode, readDocument, sectionsOf } from './documents.ts';

const WAITS = [
  /\b(setTimeout|setInterval|setTimer|inTime|requestAnimationFrame|requestIdleCallback)\b/,
  /\bAbortSignal\.timeout\b/,
  // React Aria's own.
  /\{ timeout \}|\bdelay=\{/,
];
const COMMENTS = /\/\*.*?\*\/|(?<=^|\s)\/\/[^\n]*/gs;
/** What the timers are made of. */
const THEMSELVES = ['app/time/clock.ts', 'app/time/time-limit.ts', 'app/platform/system/system-clock.ts'];

/** Whether something in this code waits for a time. */
export function waits(code: string): boolean {
  const bare = code.replace(COMMENTS, '');
  return WAITS.some((pattern) => pattern.test(bare));
}

export const filesThatWait = (): readonly string[] =>
  filesAt('{app,renderer}/**/*.{ts,tsx}')
    .filter((file) => !THEMSELVES.includes(file))
    .filter((file) => waits(readFileSync(project.path(file), 'utf8')));

/** As the tables name them. */
export function namedTimers(): readonly string[] {
  const section = sectionsOf(readDocument('docs/performance.md')).find((text) =>
    text.startsWith('What wakes it up\n'),
  );
  const rows = (section ?? '').split('\n').filter((line) => line.startsWith('| `'));
  return rows.flatMap((row) => quotedCode(row.split(' | ')[0] ?? ''));
}

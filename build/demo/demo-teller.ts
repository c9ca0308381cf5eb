// Tells the demonstration as it happens: numbered steps in plain words, and which of them failed and why.
// It must not know what the steps do.
import { stripVTControlCharacters } from 'node:util';
import { CommandFailure } from '../scripts/command.ts';

const INDENT = '    ';
const MAX_REASON_LINES = 12;

export class DemoTeller {
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** Announces the step before it is taken. Throws a `CommandFailure` that names the step and the reason. */
  async step<T>(title: string, take: () => Promise<T>): Promise<T> {
    this.#count += 1;
    const number = this.#count;
    console.log(`${String(number).padStart(2)}. ${title}`);
    return take().catch((error: unknown) => {
      throw new CommandFailure(`Step ${number} failed: ${title}\n${reasonOf(error)}`);
    });
  }

  /** What the step brought, below it. */
  detail(...lines: readonly string[]): void {
    for (const line of lines) console.log(INDENT + line);
  }

  /** A line after the last step. */
  close(line: string): void {
    console.log(line);
  }
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines
    .slice(0, MAX_REASON_LINES)
    .map((line) => INDENT + line)
    .join('\n');
}

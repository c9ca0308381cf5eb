// What is ticked in the preview of an import: entries, and of a changed entry its fields. Immutable and pure.
import type { CommandInput, ImportEntry, ImportPreview } from '../../app/contract.ts';

type Choices = CommandInput<'applyImport'>['choices'];

const keyOf = (entry: number, field: string) => `${entry} ${field}`;

export class Ticks {
  readonly #keys: ReadonlySet<string>;

  private constructor(keys: ReadonlySet<string>) {
    this.#keys = keys;
  }

  /** All that is harmless: what would sign out of a company waits for the operator's own tick. */
  static usual({ entries }: ImportPreview): Ticks {
    const harmless = entries.flatMap((entry) =>
      fieldsOf(entry, ({ signsOut }) => !signsOut).map((field) => keyOf(entry.entry, field)),
    );
    return new Ticks(new Set(harmless));
  }

  /** The field of a new company is empty: it is taken whole. */
  has(entry: number, field: string): boolean {
    return this.#keys.has(keyOf(entry, field));
  }

  with(ticked: readonly (readonly [entry: number, field: string])[], isTicked: boolean): Ticks {
    const keys = new Set(this.#keys);
    for (const [entry, field] of ticked) {
      if (isTicked) keys.add(keyOf(entry, field));
      else keys.delete(keyOf(entry, field));
    }
    return new Ticks(keys);
  }

  choices(entries: readonly ImportEntry[]): Choices {
    return entries.flatMap((entry) => {
      const fields = fieldsOf(entry, () => true).filter((field) => this.has(entry.entry, field));
      return fields.length === 0 ? [] : [{ entry: entry.entry, fields }];
    });
  }
}

function fieldsOf(
  { kind, changes }: ImportEntry,
  counts: (change: ImportEntry['changes'][number]) => boolean,
): readonly string[] {
  return kind === 'new' ? [''] : changes.filter(counts).map(({ field }) => field);
}

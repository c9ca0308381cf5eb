// What is ticked in the preview of an import: whole new companies, and single fields of changed ones. Immutable.
import type { CommandInput } from '../../app/shared/contract/bridge.ts';
import type { ImportChange, ImportEntry, ImportPreview } from '../../app/shared/contract/sharing.ts';

type Choices = CommandInput<'applyImport'>['choices'];

const keyOf = (entry: number, field: string) => `${entry} ${field}`;

export class Ticks {
  readonly #keys: ReadonlySet<string>;

  private constructor(keys: ReadonlySet<string>) {
    this.#keys = keys;
  }

  /** Everything harmless: the operator ticks what is grave, and a name that looks like another. */
  static usual({ entries }: ImportPreview): Ticks {
    const harmless = entries.flatMap((entry) =>
      fieldsOf(entry, (change) => !isGrave(change))
        .filter((field) => entry.twin === undefined || (field !== '' && field !== 'label'))
        .map((field) => keyOf(entry.entry, field)),
    );
    return new Ticks(new Set(harmless));
  }

  /** Ticks are kept when the same preview is read again; one that would do something else starts over. */
  static for(
    preview: ImportPreview,
    before?: { readonly preview: ImportPreview; readonly ticks: Ticks },
  ): Ticks {
    const isSame = before !== undefined && meaningOf(before.preview) === meaningOf(preview);
    return isSame ? before.ticks : Ticks.usual(preview);
  }

  /** `field` is empty for a new company, which is imported as a whole. */
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
      // What a new company trusts comes with the company, or not at all.
      const isLeftOut = entry.kind === 'new' ? !fields.includes('') : fields.length === 0;
      return isLeftOut ? [] : [{ entry: entry.entry, fields }];
    });
  }
}

/** What would sign out of a company, trust something, or take a company out of production. */
export const isGrave = ({ signsOut, trust, leavesProduction }: ImportChange): boolean =>
  signsOut || trust !== undefined || leavesProduction === true;

function fieldsOf(
  { kind, changes }: ImportEntry,
  counts: (change: ImportEntry['changes'][number]) => boolean,
): readonly string[] {
  const fields = changes.filter(counts).map(({ field }) => field);
  return kind === 'new' ? ['', ...fields] : fields;
}

/** What a preview would do, regardless of the language of its words. */
function meaningOf({ entries }: ImportPreview): string {
  return JSON.stringify(
    entries.map(({ entry, kind, label, address, changes, twin }) => [
      ...[entry, kind, label, address.whole, twin],
      changes.map(({ field, address: next, trust }) => [field, next?.whole, trust?.facts.fingerprint]),
    ]),
  );
}

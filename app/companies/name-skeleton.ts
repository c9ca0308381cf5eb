// What a name looks like: names that share a key are easily taken for each other. By UTS 39, section 4 ("Confusable Detection"),
// and a little stricter. Pure. A skeleton is for comparing only; it is never shown or stored.

/** The characters that look like each key. */
export type LookAlikes = Readonly<Record<string, string>>;

const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu;
/** On a letter or digit that does not become another letter by it, as an e becomes an é. */
const STRAY_MARK = /(?<=[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{N}])[\p{Mn}\p{Me}]+/gu;

export class NameSkeletons {
  readonly #prototypes: ReadonlyMap<string, string>;

  constructor(lookAlikes: LookAlikes) {
    this.#prototypes = new Map(
      Object.entries(lookAlikes).flatMap(([prototype, characters]) =>
        Array.from(characters, (character) => [character, prototype] as const),
      ),
    );
  }

  /** `skeleton` of UTS 39. */
  skeletonOf(text: string): string {
    const seen = text.normalize('NFD').replace(IGNORABLE, '');
    return Array.from(seen, (character) => this.#prototypes.get(character) ?? character)
      .join('')
      .normalize('NFD');
  }

  /**
   * UTS 39 leaves upper and lower case to its callers, and each way to fold it misses some: a capital I no longer looks like an l
   * once it is an i, and of the Cyrillic м only the capital looks Latin.
   */
  keysOf(name: string): ReadonlySet<string> {
    const spellings = [name.normalize('NFC'), name.normalize('NFKC')].map((spelling) =>
      spelling.replace(STRAY_MARK, ''),
    );
    return new Set(
      [...new Set(spellings)]
        .flatMap((spelling) => [spelling, this.skeletonOf(spelling)])
        .flatMap((look) => [look.toLowerCase(), look.toUpperCase()])
        .map((folded) => this.skeletonOf(folded)),
    );
  }
}

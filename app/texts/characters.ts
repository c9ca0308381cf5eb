// Characters as a person counts them: an emoji of a family, or a Devanagari syllable, is one.

export function charactersOf(text: string): readonly string[] {
  const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text);
  return [...segments].map(({ segment }) => segment);
}

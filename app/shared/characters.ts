// Characters as people count them: a family emoji or a Devanagari syllable is one. Pure.

export function charactersOf(text: string): readonly string[] {
  const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text);
  return [...segments].map(({ segment }) => segment);
}

// Puts results into a document: what stands between two marks is replaced whole, and all else is left as it is. Pure.

export class MissingMark extends Error {}

const open = (name: string) => `<!-- bench: ${name} -->`;
const CLOSE = '<!-- bench: end -->';

/** Throws a `MissingMark` where the document has no such place. */
export function replaceBetweenMarks(document: string, name: string, content: string): string {
  const from = document.indexOf(open(name));
  const to = document.indexOf(CLOSE, from);
  if (from < 0 || to < 0)
    throw new MissingMark(`The document has no place for "${name}": add ${open(name)} and ${CLOSE}.`);
  const [before, after] = [document.slice(0, from), document.slice(to)];
  return `${before}${open(name)}\n${content.trim()}\n${after}`;
}

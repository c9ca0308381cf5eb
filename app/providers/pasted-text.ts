// Finds the web addresses in a text that was pasted as a whole: a line of a mail, a Markdown link, a cell with a formula. Pure.
// Does not judge them.

/** Mail programs and documents write one of these before an address without a space. */
const LABEL = /(?:^|[\s<([{])(?:url|uri|link)\s?[:=：]$/i;
/** A label of the writer's own, with a space after it; the address behind it has no scheme. */
const LABELLED =
  /^(?:(?:url|uri|link)\s?[:=：]\s*|(?!https?\b|ftps?\b)\p{L}[\p{L}\p{M} /-]{0,30}\s?[:：]\s+)(\S+)$/iu;
const HOST_LIKE = /^(?:[^\s/@:]+\.[^\s/@:]|localhost\b)/i;
const QUOTES = '"\'`“”„‟‘’‚‛«»‹›';
/** What ends an address that begins after one of these. */
const CLOSERS: Readonly<Record<string, string>> = {
  '<': '>|',
  '[': ']|',
  '{': '}|',
  '(': ')',
  '|': '|>]}',
  ...Object.fromEntries(Array.from(QUOTES, (quote) => [quote, QUOTES])),
};
const OPENER_OF: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
/** After an address without brackets: the beginning of a new thought, and not the rest of an address that was broken in two. */
const NEW_THOUGHT = /^(?:\p{Lu}[^\s]*:(?:\s|$)|\p{Lu}\S*\s+\S|[([{–—-]\s?\S|\P{ASCII})/u;

export interface FoundAddress {
  readonly text: string;
  /** What follows may belong to it: a line break went through it. */
  readonly isTorn: boolean;
}

/** `text`: without invisible characters. Empty where no address with a scheme is in it. */
export function addressesIn(text: string): readonly FoundAddress[] {
  const found: FoundAddress[] = [];
  let end = 0;
  for (const { index } of text.matchAll(/https?:\/\//gi)) {
    if (index < end || !beginsAddress(text, index)) continue;
    const closers = CLOSERS[text.charAt(index - 1)] ?? '';
    end = endOf(text, index, closers);
    const isCell = text.charAt(index - 1) === '\t' && text.charAt(end) === '\t';
    found.push({ text: text.slice(index, end), isTorn: !isCell && isTorn(text, end, closers) });
  }
  return found;
}

/** The address after a label, where it has no scheme of its own; else the text itself. */
export function withoutLabel(text: string): string {
  const address = LABELLED.exec(text)?.[1];
  return address !== undefined && HOST_LIKE.test(address) ? address : text;
}

function beginsAddress(text: string, index: number): boolean {
  if (index === 0) return true;
  const before = text.charAt(index - 1);
  return /[\s>]/.test(before) || before in CLOSERS || LABEL.test(text.slice(Math.max(0, index - 12), index));
}

function endOf(text: string, start: number, closers: string): number {
  const open: Record<string, number> = {};
  let at = start;
  for (; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (/[\s<]/.test(character)) break;
    const opener = OPENER_OF[character];
    const isBalanced = opener !== undefined && (open[opener] ?? 0) > 0;
    if (closers.includes(character) && !isBalanced) break;
    if (opener !== undefined && isBalanced) open[opener] = (open[opener] ?? 0) - 1;
    else if ('([{'.includes(character)) open[character] = (open[character] ?? 0) + 1;
  }
  return at;
}

/** A bracket ends what is in it; after a comma a new thought begins as well. */
function isTorn(text: string, end: number, closers: string): boolean {
  const rest = text.slice(end);
  const isEnded = closers.includes(rest.charAt(0)) && rest !== '' && closers !== '';
  if (isEnded || rest.trim() === '' || /^(<|\s+https?:\/\/)/i.test(rest) || /[,;]$/.test(text.slice(0, end)))
    return false;
  return !NEW_THOUGHT.test(rest.trimStart());
}

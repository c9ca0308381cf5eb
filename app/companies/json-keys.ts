// Looks through JSON text for what parsers read differently or choke on: a key twice in one object, `__proto__`, and
// nesting without end. Pure; `JSON.parse` itself keeps the last of two keys without a word.

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/gs;
/** The deepest that a file of companies goes is four. */
const MAX_DEPTH = 16;

/** `text` must have been parsed already: only its keys and brackets are looked at. */
export function isPlainJson(text: string): boolean {
  /** The keys of each object that is open; undefined for an array. */
  const open: (Set<string> | undefined)[] = [];
  let lastString = '';
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (token !== ':') lastString = token;
    else if (!isNewKey(JSON.parse(lastString), open.at(-1))) return false;
    if (open.length > MAX_DEPTH) return false;
  }
  return true;
}

function isNewKey(key: string, known: Set<string> | undefined): boolean {
  if (key === '__proto__' || known?.has(key)) return false;
  known?.add(key);
  return true;
}

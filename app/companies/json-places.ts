// Where in a JSON text a value stands, and where the text stops being JSON: `JSON.parse` tells neither. Pure.

/** The keys and list places that lead to a value. */
export type JsonPath = readonly (string | number)[];

export type JsonFault =
  | 'notJson'
  /** A key twice in one object: parsers differ on which one counts. */
  | 'duplicate'
  /** `__proto__`, which JavaScript takes for something else. */
  | 'unknownField'
  | 'tooDeep';

export type JsonReading =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'fault'; readonly fault: JsonFault; readonly line: number; readonly path: JsonPath };

const BLANK = /[ \t\n\r]*/y;
const MARK = /[{}[\],:]/y;
const STRING =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a string of JSON may hold none of these.
  /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const PLAIN = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
const MAX_DEPTH = 16;

interface Frame {
  /** Of an object. */
  readonly keys: Set<string> | undefined;
  at: string | number;
}

interface Place {
  readonly offset: number;
  readonly path: JsonPath;
}

/** What is asked for next. */
type Wanted = 'value' | 'firstValue' | 'key' | 'firstKey' | 'colon' | 'comma' | 'end';

export function readJson(text: string): JsonReading {
  const walk = new JsonWalk(text);
  for (let place = walk.next(); place; place = walk.next()) if (walk.fault) break;
  const { fault } = walk;
  if (fault) return { kind: 'fault', fault: fault.fault, line: lineAt(text, fault.offset), path: fault.path };
  return { kind: 'value', value: JSON.parse(text) };
}

/** The line of a value, from 1; of the nearest one around it where that is missing. `text`: one that was read. */
export function lineOf(text: string, path: JsonPath): number {
  const walk = new JsonWalk(text);
  let nearest = { offset: 0, length: -1 };
  for (let place = walk.next(); place; place = walk.next()) {
    const { length } = place.path;
    if (length > nearest.length && length <= path.length && place.path.every((key, at) => key === path[at]))
      nearest = { offset: place.offset, length };
    if (nearest.length === path.length) break;
  }
  return lineAt(text, nearest.offset);
}

const lineAt = (text: string, offset: number) => text.slice(0, offset).split('\n').length;

/** Goes through a text from value to value, without recursion. */
class JsonWalk {
  fault: (Place & { readonly fault: JsonFault }) | undefined;
  readonly #text: string;
  readonly #frames: Frame[] = [];
  #offset = 0;
  #wanted: Wanted = 'value';

  constructor(text: string) {
    this.#text = text;
  }

  /** The next value; undefined at the end, and at a fault. */
  next(): Place | undefined {
    while (!this.fault) {
      this.#match(BLANK);
      const place = { offset: this.#offset, path: this.#path() };
      if (this.#wanted === 'end') {
        if (this.#offset < this.#text.length) this.#stop('notJson', place);
        return undefined;
      }
      const found = this.#step(place);
      if (found) return place;
    }
    return undefined;
  }

  /** Whether a value begins at this place. */
  #step(place: Place): boolean {
    switch (this.#wanted) {
      case 'key':
      case 'firstKey':
        this.#key(place);
        return false;
      case 'colon':
        if (this.#match(MARK) === ':') this.#wanted = 'value';
        else this.#stop('notJson', place);
        return false;
      case 'comma':
        this.#comma(place);
        return false;
      default:
        return this.#value(place);
    }
  }

  #value(place: Place): boolean {
    const mark = this.#match(MARK);
    if (mark === '{' || mark === '[') return this.#open(mark, place);
    if (mark === ']' && this.#wanted === 'firstValue') {
      this.#close();
      return false;
    }
    if (mark !== '' || (this.#match(STRING) === '' && this.#match(PLAIN) === '')) {
      this.#stop('notJson', place);
      return false;
    }
    this.#wanted = this.#frames.length === 0 ? 'end' : 'comma';
    return true;
  }

  #open(mark: '{' | '[', place: Place): boolean {
    if (this.#frames.length >= MAX_DEPTH) {
      this.#stop('tooDeep', place);
      return false;
    }
    const isObject = mark === '{';
    this.#frames.push({ keys: isObject ? new Set() : undefined, at: isObject ? '' : 0 });
    this.#wanted = isObject ? 'firstKey' : 'firstValue';
    return true;
  }

  #close(): void {
    this.#frames.pop();
    this.#wanted = this.#frames.length === 0 ? 'end' : 'comma';
  }

  #key(place: Place): void {
    const written = this.#match(STRING);
    const frame = this.#frames.at(-1);
    if (written === '') {
      if (this.#wanted === 'firstKey' && this.#match(MARK) === '}') this.#close();
      else this.#stop('notJson', place);
      return;
    }
    const key = JSON.parse(written) as string;
    if (frame) frame.at = key;
    const own = { ...place, path: this.#path() };
    if (frame?.keys?.has(key)) this.#stop('duplicate', own);
    if (key === '__proto__') this.#stop('unknownField', own);
    frame?.keys?.add(key);
    this.#wanted = 'colon';
  }

  #comma(place: Place): void {
    const frame = this.#frames.at(-1);
    const mark = this.#match(MARK);
    if (mark === (frame?.keys ? '}' : ']')) this.#close();
    else if (mark !== ',') this.#stop('notJson', place);
    else {
      if (typeof frame?.at === 'number') frame.at += 1;
      this.#wanted = frame?.keys ? 'key' : 'value';
    }
  }

  #stop(fault: JsonFault, place: Place): void {
    this.fault = { ...place, fault };
  }

  #path(): JsonPath {
    return this.#frames.map(({ at }) => at);
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#offset;
    const [found = ''] = pattern.exec(this.#text) ?? [];
    this.#offset += found.length;
    return found;
  }
}

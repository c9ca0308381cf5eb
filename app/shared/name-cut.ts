// A long name is cut in the middle: names of one customer begin alike, and differ in the "(Production)" or "(Test)" at
// their end. Pure.
import { charactersOf } from './characters.ts';

export interface NameParts {
  /** May be cut at its end where there is no room for it. */
  readonly head: string;
  /** Always stays; empty if the name is short. */
  readonly tail: string;
}

const IN_BRACKETS = /[([{<（［【][^()[\]{}<>（）［］【】]*[)\]}>）］】]$/u;

/** At most `room` characters, with an ellipsis in place of what was cut out. */
export function cutName(name: string, room: number): string {
  // A character is at least one unit long, and counting characters takes a while.
  if (name.length <= room) return name;
  const characters = charactersOf(name);
  if (characters.length <= room) return name;
  const tail = tailLength(name, room);
  const head = characters.slice(0, room - 1 - tail).join('');
  return `${head.trimEnd()}…${characters.slice(-tail).join('').trimStart()}`;
}

/** For a place that has room for so many characters or fewer; a name of half as many is left whole. */
export function nameParts(name: string, room: number): NameParts {
  const characters = name.length <= room / 2 ? [] : charactersOf(name);
  if (characters.length <= room / 2) return { head: name, tail: '' };
  const tail = characters.slice(-tailLength(name, room)).join('').trimStart();
  return { head: name.slice(0, name.length - tail.length), tail };
}

/** A third of the room, or what stands in brackets at the end if that takes no more than half of it. */
function tailLength(name: string, room: number): number {
  const inBrackets = charactersOf(IN_BRACKETS.exec(name)?.[0] ?? '').length;
  const third = Math.floor(room / 3);
  return inBrackets <= Math.floor(room / 2) ? Math.max(inBrackets, third) : third;
}

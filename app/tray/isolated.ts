// A name that is written from right to left, in words that are not. Pure.
import { isTurned } from '../shared/unseen.ts';

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Keeps what follows behind the name: first strong isolate (Unicode UAX 9, 2.4). */
export function isolated(name: string): string {
  return RIGHT_TO_LEFT.test(name) || isTurned(name) ? `\u2068${name}\u2069` : name;
}

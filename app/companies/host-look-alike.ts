// Host names with letters that can be mistaken for others: those of several scripts at once, or with nothing but look-alikes of
// Latin letters in a part of the name. A part in one other script, or with accents, is what it looks like.
import { domainToUnicode } from 'node:url';
import type { NameSkeletons } from './name-skeleton.ts';
import { loadNameSkeletons } from './name-twins.ts';

const ENCODED = 'xn--';
const LATIN = /\p{sc=Latin}/u;
const OTHER_SCRIPT = /(?!\p{sc=Latin})\p{L}/u;
/** Japanese, Chinese and Korean names have Latin letters in them. */
const WRITTEN_WITH_LATIN =
  /^[\p{sc=Latin}\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{sc=Common}\p{sc=Inherited}]*$/u;
const ASCII = /^\p{ASCII}*$/u;

/** `hostname`: as `URL` gives it. */
export async function looksLikeAnother(hostname: string): Promise<boolean> {
  if (!hostname.includes(ENCODED)) return false;
  return hasLookAlikes(hostname, await loadNameSkeletons());
}

function hasLookAlikes(hostname: string, skeletons: NameSkeletons): boolean {
  return hostname
    .split('.')
    .filter((part) => part.startsWith(ENCODED))
    .map(domainToUnicode)
    .some((part) => isMixed(part) || ASCII.test(skeletons.skeletonOf(part)));
}

const isMixed = (part: string) =>
  LATIN.test(part) && OTHER_SCRIPT.test(part) && !WRITTEN_WITH_LATIN.test(part);

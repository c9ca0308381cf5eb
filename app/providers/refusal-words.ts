// What a token service says when it refuses: the fields that it names, and its own words where they may be shown. Pure.
// The words are the service's: they are for the window alone, and never for a log or a file.
import { seenText, tidyText } from '../shared/unseen.ts';

/** A message longer than this is prose or a stack trace; a field named in it proves nothing. */
const MAX_NAMING_LENGTH = 200;
const MAX_QUOTE_LENGTH = 160;
/** Anything longer is no sentence but a page or a dump, of which not even the beginning is shown. */
const MAX_SENTENCE_LENGTH = 2_000;

/** What services call the parameters, besides the parameters' own names. */
const OTHER_NAMES: Readonly<Record<string, RegExp>> = {
  company_name: /\b(company|organi[sz]ation|tenant)\b/i,
  username: /\b(user ?names?|user|login)\b(?!.?ids?\b)/i,
  user_id: /\b(user)\b/i,
  password: /\bpass ?(word|phrase)\b/i,
};

/** The parameters that the words name, however they are spelled: "Company not found" is about `company_name`. */
export function namedFields(words: string, parameters: readonly string[]): readonly string[] {
  if (words.length > MAX_NAMING_LENGTH) return [];
  const squeezed = squeeze(words);
  return parameters.filter(
    (parameter) => squeezed.includes(squeeze(parameter)) || OTHER_NAMES[parameter]?.test(words),
  );
}

/** Lower case, without the characters that distinguish "Company Name" from `company_name`. */
export const squeeze = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/**
 * The words as one short line to show; undefined if they contain one of the secrets that were sent, in any form in
 * which a service may echo it, or if they are markup and no sentence. Anything that looks like a token is cut out.
 */
export function quotableWords(words: string, secrets: readonly string[]): string | undefined {
  if (words.length > MAX_SENTENCE_LENGTH || /<[a-z!/][^>]*>/i.test(words)) return undefined;
  if (secrets.some((secret) => echoes(words, secret))) return undefined;
  const line = tidyText(words).replace(TOKEN_LIKE, '…');
  if (!/\p{L}/u.test(line)) return undefined;
  const characters = Array.from(line);
  return characters.length > MAX_QUOTE_LENGTH ? `${characters.slice(0, MAX_QUOTE_LENGTH).join('')}…` : line;
}

/** 16 or more characters that mix letters and digits, or 40 or more of any kind: no word in any language. */
const TOKEN_LIKE = /(?=[\w+/=.~-]*\d)(?=[\w+/=.~-]*[a-z])[\w+/=.~-]{16,}|[\w+/=~-]{40,}/gi;

function echoes(words: string, secret: string): boolean {
  if (secret === '') return false;
  const heard = plain(words);
  return formsOf(secret).some((form) => form !== '' && heard.includes(plain(form)));
}

/** As it was sent, and as it looks encoded for a form, in JSON, HTML, Base64 or hexadecimal. */
function formsOf(secret: string): readonly string[] {
  const bytes = new TextEncoder().encode(secret);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const base64 = btoa(String.fromCharCode(...bytes));
  const html = secret.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`);
  const escaped = JSON.stringify(secret).slice(1, -1);
  return [
    secret,
    secret.trim(),
    encoded(secret),
    escaped,
    html,
    named(secret),
    hex,
    base64.replace(/=+$/, ''),
  ];
}

const encoded = (secret: string) => new URLSearchParams({ a: secret }).toString().slice(2);
const named = (secret: string) =>
  secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const plain = (text: string) => seenText(text).normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');

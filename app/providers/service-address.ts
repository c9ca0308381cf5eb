// Which addresses tokens may be requested from. The only place that decides it.
import { ADDRESS_LIMIT } from '../shared/contract/companies.ts';
import { isTurned, seenText } from '../shared/unseen.ts';
import { bareAddress } from './bare-address.ts';
import { addressesIn, type FoundAddress, withoutLabel } from './pasted-text.ts';
import { unwrapped } from './wrapped-link.ts';

export type AddressFault =
  | 'empty'
  | 'tooLong'
  | 'notAnAddress'
  | 'scheme'
  | 'plainHttp'
  | 'userInfo'
  | 'extras'
  | 'port'
  | 'space'
  | 'character'
  /** A hidden mark changes the order in which the address is shown. */
  | 'turned'
  /** More than one address. */
  | 'several'
  /** A link through another host that does not show where it leads. */
  | 'hidden';

/** What was done to the text to get at the address, where the operator should know of it. */
export interface AddressSource {
  /** It stood among other words. */
  readonly isPicked?: true;
  /** The host of the link that it was taken out of. */
  readonly through?: string;
  /** The end of it, which only tells a browser what to show. */
  readonly leftOut?: string;
}

export type AddressReading =
  | { readonly kind: 'address'; readonly url: URL; readonly source: AddressSource }
  /** `found`: the part of what was typed that the fault is about, where it can be named. */
  | { readonly kind: 'fault'; readonly fault: AddressFault; readonly found?: string };

const MAX_PORT = 65_535;
const WEB_SCHEME = /^https?:\/\/(?![/\\])/i;
/** `http:8080` and `host:8080` name a port; `ftp:`, `https:/`, `https//`, `htps://` and `://` are meant as a scheme. */
const SCHEME_LIKE = /^(?:[a-z][a-z0-9+.-]*:(?![\d\s])[/\\]*|[a-z][a-z0-9+.-]*[;,.]?[/\\]{2,}|:?[/\\]{2,})/i;
/** `URL` lets "a*b" pass as a host name, and quotation marks as letters of another script. */
const HOST_LETTER = /[\p{Alphabetic}\p{M}\p{N}._\-。．｡\u200c\u200d]/u;
/** Typographic quotation marks, which belong to a text and not to an address, and what no address has. */
const STRANGE_SIGN = /["<>“”„‟‘’‚‛«»‹›]/;
/** Says which page of a web app to show, in which language, or where the link was found: nothing about the service. */
const FOR_BROWSERS =
  /^(next|redirect(_?(to|ur[il]))?|return(_?(to|ur[il]))?|continue|dest(ination)?|from|goto|back|ref(errer)?|lang(uage)?|locale|utm_\w+|fbclid|gclid|msclkid|mc_[ce]id)$/i;
/** What a spreadsheet puts between two cells. */
const CELL_END = '\t';
const MAX_WRAPPERS = 3;
const HOST_NAME = /^(\[[0-9a-f:.]+\]|[a-z0-9_][a-z0-9._-]*)$/;

/**
 * Reads what was typed or pasted, perhaps with words and brackets around it. `https:`, or `http:` for this computer alone; no user
 * name, no query. A missing scheme is read as `https://`. Host names are normalised (IDN look-alikes become punycode) by `URL`.
 */
export function readServiceAddress(typed: string): AddressReading {
  const text = typed.trim();
  if (text.length > ADDRESS_LIMIT) return fault('tooLong');
  const bare = bareAddress(text);
  if (bare === '') return fault('empty');
  if (isTurned(bare)) return fault('turned');
  const seen = text.split(CELL_END).map(seenText).join(CELL_END);
  const found = addressesIn(seen);
  return found.length === 0 || isAlone(seenText(bare))
    ? readLink(withoutLabel(seenText(bare)))
    : readOneOf(found);
}

/** One address from the beginning to the end: what is wrong with it is said about the whole of it. */
function isAlone(bare: string): boolean {
  return !/[\s<|]/.test(bare) && addressesIn(bare).length === 1 && WEB_SCHEME.test(bare);
}

/** The same address may stand there several times: once as it is shown, once as the link behind it. */
function readOneOf(found: readonly FoundAddress[]): AddressReading {
  const readings = found.map(({ text }) => readLink(bareAddress(text)));
  const [first = fault('notAnAddress'), ...others] = readings;
  if (others.some((other) => meaning(other) !== meaning(first))) return fault('several');
  if (found.some(({ isTorn }) => isTorn)) return fault('space');
  const plainest = readings.find((reading) => reading.kind === 'address' && !reading.source.through) ?? first;
  return plainest.kind === 'fault'
    ? plainest
    : { ...plainest, source: { ...plainest.source, isPicked: true } };
}

const meaning = (reading: AddressReading) =>
  reading.kind === 'fault' ? reading.fault : reading.url.href.replace(/\/$/, '');

/** Filters put links around each other's. */
function readLink(bare: string, wrappers = MAX_WRAPPERS): AddressReading {
  const unwrapping = WEB_SCHEME.test(bare) && URL.canParse(bare) ? unwrapped(new URL(bare)) : undefined;
  if (unwrapping?.kind === 'hidden') return fault('hidden', new URL(bare).hostname);
  if (unwrapping?.kind !== 'target') return readBare(bare);
  const text = bareAddress(unwrapping.text);
  if (wrappers === 0 || isTurned(text)) return fault('hidden', new URL(bare).hostname);
  const inner = readLink(seenText(text), wrappers - 1);
  const through = new URL(bare).hostname;
  return inner.kind === 'fault' ? inner : { ...inner, source: { ...inner.source, through } };
}

function fault(kind: AddressFault, found?: string): AddressReading {
  return { kind: 'fault', fault: kind, ...(found === undefined ? {} : { found }) };
}

function readBare(bare: string): AddressReading {
  const hasScheme = WEB_SCHEME.test(bare);
  const [start] = (hasScheme ? undefined : SCHEME_LIKE.exec(bare)) ?? [];
  if (start !== undefined)
    return start === bare && isWeb(start) ? fault('notAnAddress') : fault('scheme', start);
  if (bare.startsWith('/')) return fault('notAnAddress');
  const address = hasScheme ? bare : `https://${bare}`;
  return faultIn(address) ?? readUrl(address);
}

const isWeb = (start: string) => /^https?:/i.test(start);

/** What `URL` would refuse without saying why, or misread. */
function faultIn(address: string): AddressReading | undefined {
  const rest = address.replace(WEB_SCHEME, '');
  if (rest.includes(' ')) return fault(/[.:/]/.test(rest) ? 'space' : 'notAnAddress');
  const [authority = ''] = rest.split(/[/?#]/);
  const [, host = '', port] =
    /^(\[.*\]|[^:]*)(?::(.*))?$/.exec(authority.slice(authority.lastIndexOf('@') + 1)) ?? [];
  if (port !== undefined && /^\d+$/.test(port) && (Number(port) === 0 || Number(port) > MAX_PORT))
    return fault('port');
  const strange = Array.from(host.startsWith('[') ? '' : host).find((each) => !HOST_LETTER.test(each));
  if (strange !== undefined) return fault('character', strange);
  const sign = STRANGE_SIGN.exec(rest)?.[0] ?? (rest.includes('\\') ? '\\' : undefined);
  return sign === undefined ? undefined : fault('character', sign);
}

function readUrl(address: string): AddressReading {
  if (!URL.canParse(address)) return fault('notAnAddress');
  const url = new URL(address);
  if (!HOST_NAME.test(url.hostname)) return fault('notAnAddress');
  if (url.username !== '' || url.password !== '') return fault('userInfo');
  // No host has such a name: the scheme was written twice, or without its colon.
  if (/^https?\.?$/.test(url.hostname)) return fault('scheme', url.hostname);
  if (![...url.searchParams.keys()].every((name) => FOR_BROWSERS.test(name))) return fault('extras');
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return fault('plainHttp');
  return /[?#]/.test(address) ? withoutPage(address, url) : { kind: 'address', url, source: {} };
}

function withoutPage(address: string, { search, hash }: URL): AddressReading {
  const reading = readBare(bareAddress(address.replace(/[?#].*$/s, '')));
  const leftOut = search + hash;
  return reading.kind === 'fault' || leftOut === '' ? reading : { ...reading, source: { leftOut } };
}

/** Loopback by RFC 6761 and RFC 4291: `localhost`, 127.0.0.0/8, `::1`. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

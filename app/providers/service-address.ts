// Which addresses tokens may be requested from. The only place that decides it.
import { ADDRESS_LIMIT } from '../shared/contract/companies.ts';
import { isTurned, seenText } from '../shared/unseen.ts';
import { bareAddress } from './bare-address.ts';

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
  | 'turned';
export type AddressReading =
  | { readonly kind: 'address'; readonly url: URL }
  /** `found`: the part of what was typed that the fault is about, where it can be named. */
  | { readonly kind: 'fault'; readonly fault: AddressFault; readonly found?: string };

const MAX_PORT = 65_535;
const WEB_SCHEME = /^https?:\/\/(?![/\\])/i;
/** `http:8080` and `host:8080` name a port; `ftp:`, `https:/`, `https//`, `htps://` and `://` are meant as a scheme. */
const SCHEME_LIKE = /^(?:[a-z][a-z0-9+.-]*:(?![\d\s])[/\\]*|[a-z][a-z0-9+.-]*[;,.]?[/\\]{2,}|:?[/\\]{2,})/i;
/** `URL` lets "a*b" pass as a host name, and quotation marks as letters of another script. */
const HOST_LETTER = /[\p{Alphabetic}\p{M}\p{N}._\-。．｡\u200c\u200d]/u;
const HOST_NAME = /^(\[[0-9a-f:.]+\]|[a-z0-9_][a-z0-9._-]*)$/;

/**
 * Reads what was typed or pasted. `https:`, or `http:` for this computer alone; no user name, query or fragment.
 * A missing scheme is read as `https://`. Host names are normalised (IDN look-alikes become punycode) by `URL`.
 */
export function readServiceAddress(typed: string): AddressReading {
  const text = typed.trim();
  if (text.length > ADDRESS_LIMIT) return fault('tooLong');
  const bare = bareAddress(text);
  if (bare === '') return fault('empty');
  if (isTurned(bare)) return fault('turned');
  return readBare(seenText(bare));
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
  return address.includes('\\') ? fault('character', '\\') : undefined;
}

function readUrl(address: string): AddressReading {
  if (!URL.canParse(address)) return fault('notAnAddress');
  const url = new URL(address);
  if (!HOST_NAME.test(url.hostname)) return fault('notAnAddress');
  if (url.username !== '' || url.password !== '') return fault('userInfo');
  // No host has such a name: the scheme was written twice, or without its colon.
  if (/^https?\.?$/.test(url.hostname)) return fault('scheme', url.hostname);
  if (/[?#]/.test(address)) return fault('extras');
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return fault('plainHttp');
  return { kind: 'address', url };
}

/** Loopback by RFC 6761 and RFC 4291: `localhost`, 127.0.0.0/8, `::1`. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

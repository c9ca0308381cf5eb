// Which addresses a token may be asked from. The only place that decides it.

export type AddressFault =
  | 'empty'
  | 'tooLong'
  | 'notAnAddress'
  | 'scheme'
  | 'plainHttp'
  | 'userInfo'
  | 'extras'
  | 'port';
export type AddressReading =
  | { readonly kind: 'address'; readonly url: URL }
  | { readonly kind: 'fault'; readonly fault: AddressFault };

const MAX_ADDRESS_LENGTH = 2_000;
/** What comes along unseen when an address is copied from a page or a chat. */
const INVISIBLE_ENDS = /^[\u200b\u200e\u200f\u2060]+|[\u200b\u200e\u200f\u2060]+$/gu;
/** What would make an address read otherwise than it is: control characters, zero width, changes of direction. */
const NEVER_INSIDE = /[\s\\\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069]/u;
/** `URL` lets "example.com," and "a*b" pass as host names. */
const HOST_NAME = /^(\[[0-9a-f:.]+\]|[a-z0-9_][a-z0-9._-]*)$/;

/**
 * Reads what was typed or pasted. `https:`, or `http:` for this computer alone; no user name, query or fragment.
 * A missing scheme is read as `https://`. Host names are normalised (IDN look-alikes become punycode) by `URL`.
 */
export function readServiceAddress(typed: string): AddressReading {
  const text = typed.trim();
  if (text === '') return fault('empty');
  if (text.length > MAX_ADDRESS_LENGTH) return fault('tooLong');
  const url = parse(text.replace(INVISIBLE_ENDS, ''));
  if (!url) return fault('notAnAddress');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return fault('scheme');
  if (url.username !== '' || url.password !== '') return fault('userInfo');
  if (/[?#]/.test(text)) return fault('extras');
  if (url.port === '0') return fault('port');
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return fault('plainHttp');
  return { kind: 'address', url };
}

const fault = (kind: AddressFault): AddressReading => ({ kind: 'fault', fault: kind });

function parse(text: string): URL | undefined {
  if (NEVER_INSIDE.test(text)) return undefined;
  const hasScheme = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text);
  const candidate = hasScheme ? text : `https://${text}`;
  if (/^https?:(?!\/\/[^/])/i.test(candidate)) return undefined;
  if (!URL.canParse(candidate)) return undefined;
  const url = new URL(candidate);
  return /^https?:$/.test(url.protocol) && !HOST_NAME.test(url.hostname) ? undefined : url;
}

/** Loopback by RFC 6761 and RFC 4291: `localhost`, 127.0.0.0/8, `::1`. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

// Looks for secrets in whatever a program has left behind, in each way in which a text may be written down.
// It answers where and how, never what.

export interface Secret {
  /** What to call it in an answer. */
  readonly name: string;
  readonly value: string;
}

export interface Evidence {
  readonly place: string;
  readonly content: Buffer | string;
}

/** Shorter values would be found by chance. */
const SHORTEST_SECRET = 6;
/** Two parts of a JWT: a token that no one told of. */
const ANY_TOKEN = /eyJ[\w-]{8,}\.eyJ[\w-]{8,}/;

/** "ACME's password in logs/tokentray.log, as base64", for each one found. Throws on a secret that is too short. */
export function findLeaks(secrets: readonly Secret[], evidence: readonly Evidence[]): readonly string[] {
  const writings = secrets.flatMap(({ name, value }) => writingsOf(value).map((each) => ({ name, ...each })));
  return evidence.flatMap(({ place, content }) => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const found = writings.filter(({ form }) => bytes.includes(form));
    const leaks = found.map(({ name, as }) => `${name} in ${place}, as ${as}`);
    return ANY_TOKEN.test(bytes.toString('latin1')) ? [...leaks, `a token in ${place}`] : leaks;
  });
}

interface Writing {
  readonly as: string;
  readonly form: Buffer;
}

function writingsOf(value: string): readonly Writing[] {
  if (value.length < SHORTEST_SECRET) throw new Error('A secret this short would be found by chance.');
  const bytes = Buffer.from(value);
  const asUtf16 = Buffer.from(value, 'utf16le');
  const texts = {
    'plain text': value,
    'part of a URL': encodeURIComponent(value),
    'a form': encodeURIComponent(value).replaceAll('%20', '+'),
    JSON: JSON.stringify(value).slice(1, -1),
    'JSON inside JSON': JSON.stringify(JSON.stringify(value)).slice(3, -3),
    'ASCII JSON': asciiJson(value),
    HTML: value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;'),
    hex: bytes.toString('hex'),
    'upper-case hex': bytes.toString('hex').toUpperCase(),
    'reversed text': [...value].reverse().join(''),
  };
  return [
    ...Object.entries(texts).map(([as, text]) => ({ as, form: Buffer.from(text) })),
    { as: 'UTF-16', form: asUtf16 },
    { as: 'UTF-16, high bytes first', form: Buffer.from(asUtf16).swap16() },
    ...[0, 1, 2].flatMap((shift) => base64Forms(bytes, shift)),
    ...[0, 1, 2].flatMap((shift) => base64Forms(asUtf16, shift)),
  ];
}

const asciiJson = (value: string) =>
  JSON.stringify(value)
    .slice(1, -1)
    .replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The characters that are the same whatever stands before and after, where `shift` bytes are before. */
function base64Forms(bytes: Buffer, shift: number): readonly Writing[] {
  const whole = Buffer.concat([Buffer.alloc(shift), bytes]);
  const first = Math.ceil((shift * 8) / 6);
  const end = Math.floor((whole.length * 8) / 6);
  return (['base64', 'base64url'] as const).map((as) => ({
    as,
    form: Buffer.from(whole.toString(as).slice(first, end)),
  }));
}

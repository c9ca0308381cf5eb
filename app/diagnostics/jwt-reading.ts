// Decodes a JWT into its header and its claims, without checking the signature. Pure; never throws.

type Fields = Readonly<Record<string, unknown>>;

export interface JwtReading {
  readonly header: Fields;
  readonly payload: Fields;
  readonly isSigned: boolean;
}

/** Undefined for what is not a signed or unsigned JWT (RFC 7519, compact form); an encrypted one counts as opaque. */
export function readJwt(text: string): JwtReading | undefined {
  const [head, body, signature, ...more] = text.split('.', 4);
  if (head === undefined || body === undefined || signature === undefined || more.length > 0)
    return undefined;
  const header = fieldsIn(head);
  const payload = fieldsIn(body);
  return header && payload && { header, payload, isSigned: signature !== '' && !saysUnsigned(header) };
}

const saysUnsigned = ({ alg }: Fields) => typeof alg !== 'string' || alg.toLowerCase() === 'none';

function fieldsIn(part: string): Fields | undefined {
  if (!/^[\w-]+=*$/.test(part)) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Fields)
      : undefined;
  } catch {
    return undefined; // JSON.parse throws on what is not JSON
  }
}

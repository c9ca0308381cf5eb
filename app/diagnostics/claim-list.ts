// The claims of a token that are not explained in words, as names and values short enough to show. Pure.
import type { TokenInspection } from '../shared/contract/help.ts';
import { shortLine } from '../shared/short-line.ts';
import type { BearerClaims } from '../tokens/bearer-token.ts';

const MAX_CLAIMS = 50;
const MAX_NAME_LENGTH = 80;
const MAX_VALUE_LENGTH = 300;

/** The claims that are explained in words, if they could be understood. */
const IN_WORDS: ReadonlyMap<string, keyof BearerClaims> = new Map([
  ['sub', 'subject'],
  ['iss', 'issuer'],
  ['aud', 'audience'],
  ['name', 'name'],
  ['email', 'email'],
  ['iat', 'issuedAtMs'],
  ['nbf', 'notBeforeMs'],
  ['exp', 'expiresAtMs'],
]);

type ClaimList = Pick<TokenInspection, 'otherClaims' | 'leftOutClaims'>;

export function claimList(payload: Readonly<Record<string, unknown>>, claims: BearerClaims): ClaimList {
  const isInWords = (name: string) => {
    // Either of the two may name the user.
    if (name === 'user_id') return claims.subject !== undefined && payload.sub === undefined;
    const words = IN_WORDS.get(name);
    return words !== undefined && claims[words] !== undefined;
  };
  const others = Object.keys(payload).filter((name) => !isInWords(name));
  return {
    otherClaims: others.slice(0, MAX_CLAIMS).map((name) => ({
      name: shortLine(name, MAX_NAME_LENGTH),
      value: shortLine(valueText(payload[name]), MAX_VALUE_LENGTH),
    })),
    leftOutClaims: Math.max(0, others.length - MAX_CLAIMS),
  };
}

function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof RangeError) return '[…]'; // nested more deeply than JSON.stringify can follow
    throw error;
  }
}

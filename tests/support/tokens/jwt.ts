// Makes JWTs for tests: a real shape with a signature that no one checks.

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

export function jwt(payload: unknown, header: unknown = { alg: 'HS256', typ: 'JWT' }): string {
  return `${part(header)}.${part(payload)}.cHJhY3RpY2U`;
}

/** As `jwt`, with a payload that is not made by `JSON.stringify`: `1e999`, a duplicate key, half an object. */
export function jwtOfText(payload: string): string {
  return `${part({ alg: 'HS256' })}.${Buffer.from(payload).toString('base64url')}.cHJhY3RpY2U`;
}

// Signs the practice server's tokens and remembers each one, so that it knows its own and can revoke them.
// It must not know about HTTP. The table decides what is valid, not the token's text: opaque tokens work the same way.
import { randomBytes, randomUUID } from 'node:crypto';
import { generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { GenerateTokenAccount, KlearStackAccount, PracticeAccount } from './practice-accounts.ts';
import type { PracticeSettings } from './practice-settings.ts';

export interface PracticeClock {
  now(): number;
}

export type TokenKind = 'access' | 'refresh';

export interface IssuedToken {
  readonly account: PracticeAccount;
  readonly issuedAtS: number;
  readonly expiresAtMs: number;
}

export type TokenCheck =
  | { readonly kind: 'valid'; readonly token: IssuedToken }
  | { readonly kind: 'expired' | 'revoked'; readonly token: IssuedToken }
  | { readonly kind: 'unknown' };

interface TokenWishes {
  readonly kind: TokenKind;
  readonly account: PracticeAccount;
  readonly ttlS: number;
}

interface TokensOptions {
  readonly clock: PracticeClock;
  readonly settings: () => PracticeSettings;
}

const TOKENS_KEPT = 5_000;

/** Making an RSA key takes long, so it is made at the first use and shared by every server of this process. */
let rsaKeys: ReturnType<typeof generateKeyPair> | undefined;

export class PracticeTokens {
  readonly #clock: PracticeClock;
  readonly #settings: () => PracticeSettings;
  readonly #hmacKey = randomBytes(32);
  readonly #everIssued: string[] = [];
  readonly #issued: Record<TokenKind, Map<string, IssuedToken>> = { access: new Map(), refresh: new Map() };
  readonly #revoked = new WeakSet<IssuedToken>();

  constructor({ clock, settings }: TokensOptions) {
    this.#clock = clock;
    this.#settings = settings;
  }

  /** `renewedBy`: as with Simple JWT, a renewed access token says that it was issued when its refresh token was. */
  async issueKlearStackToken(
    kind: TokenKind,
    account: KlearStackAccount,
    renewedBy?: IssuedToken,
  ): Promise<string> {
    const claims = { token_type: kind, jti: randomUUID().replaceAll('-', ''), user_id: account.userId };
    const { accessTtlS, refreshTtlS } = this.#settings();
    const ttlS = kind === 'access' ? accessTtlS : refreshTtlS;
    return this.#issue({ kind, account, ttlS }, (times) =>
      new SignJWT({ ...claims, ...times, ...(times.iat && renewedBy ? { iat: renewedBy.issuedAtS } : {}) })
        .setProtectedHeader({ typ: 'JWT', alg: 'HS256' })
        .sign(this.#hmacKey),
    );
  }

  async issueGenerateToken(account: GenerateTokenAccount, issuer: string): Promise<string> {
    rsaKeys ??= generateKeyPair('RS512');
    const { privateKey } = await rsaKeys;
    const { name, email, client } = account;
    const claims = { sub: account.username, iss: issuer, aud: 'MessagingPlatform', name, email, client };
    const ttlS = this.#settings().generateTokenTtlS;
    return this.#issue({ kind: 'access', account, ttlS }, (times) =>
      new SignJWT({ ...claims, ...times, jti: randomUUID() })
        .setProtectedHeader({ kid: 'practice', alg: 'RS512' })
        .sign(privateKey),
    );
  }

  /** The newest 5,000 of either kind, the revoked ones too. */
  get everIssued(): readonly string[] {
    return this.#everIssued;
  }

  check(kind: TokenKind, text: string): TokenCheck {
    const token = this.#issued[kind].get(text);
    if (token === undefined) return { kind: 'unknown' };
    if (this.#revoked.has(token)) return { kind: 'revoked', token };
    return { kind: token.expiresAtMs > this.#clock.now() ? 'valid' : 'expired', token };
  }

  revoke(kind: TokenKind, text: string): void {
    const token = this.#issued[kind].get(text);
    if (token !== undefined) this.#revoked.add(token);
  }

  revokeAll(kind: TokenKind): void {
    for (const token of this.#issued[kind].values()) this.#revoked.add(token);
  }

  async #issue(
    { kind, account, ttlS }: TokenWishes,
    sign: (times: JWTPayload) => Promise<string>,
  ): Promise<string> {
    const { opaqueAccessTokens, omitIssuedAt } = this.#settings();
    const iat = Math.floor(this.#clock.now() / 1_000);
    const exp = iat + ttlS;
    const isOpaque = kind === 'access' && opaqueAccessTokens;
    const text = isOpaque ? opaqueToken() : await sign(omitIssuedAt ? { exp } : { exp, iat });
    this.#remember(kind, text, { account, issuedAtS: iat, expiresAtMs: exp * 1_000 });
    return text;
  }

  #remember(kind: TokenKind, text: string, token: IssuedToken): void {
    const table = this.#issued[kind];
    table.set(text, token);
    this.#everIssued.push(text);
    if (this.#everIssued.length > TOKENS_KEPT) this.#everIssued.shift();
    const oldest = table.keys().next().value;
    if (table.size > TOKENS_KEPT && oldest !== undefined) table.delete(oldest);
  }
}

export function opaqueToken(): string {
  return randomBytes(64).toString('base64');
}

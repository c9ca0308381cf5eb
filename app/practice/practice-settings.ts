// How a practice server answers. All of it can be changed while it runs.

export interface PracticeSettings {
  /** Of KlearStack's access tokens. */
  readonly accessTtlS: number;
  readonly refreshTtlS: number;
  readonly generateTokenTtlS: number;
  /** Generate Token then wants `username` and `password` as headers too, as its published page lists them. */
  readonly headersRequired: boolean;
  /** The refresh endpoint then also answers a new refresh token, and the old one is dead. */
  readonly rotateRefreshTokens: boolean;
  /** The refresh endpoint then refuses a missing bearer too, not only a bad one. */
  readonly bearerRequired: boolean;
  readonly opaqueAccessTokens: boolean;
  readonly omitIssuedAt: boolean;
  readonly dateHeaderSkewMs: number;
}

/** As documented: KlearStack's access token lives 15 minutes, its refresh token a day; Generate Token's sample an hour. */
export const DOCUMENTED_SETTINGS: PracticeSettings = {
  accessTtlS: 15 * 60,
  refreshTtlS: 24 * 60 * 60,
  generateTokenTtlS: 60 * 60,
  headersRequired: false,
  rotateRefreshTokens: false,
  bearerRequired: false,
  opaqueAccessTokens: false,
  omitIssuedAt: false,
  dateHeaderSkewMs: 0,
};

// What a request ends with if the certificate was refused for a reason that Chromium does not know.
import type { TrustBreach } from './judgement.ts';

export class CertificateRefused extends Error {
  readonly breach: TrustBreach | undefined;

  /** `cause`: what Chromium made of it. */
  constructor(breach: TrustBreach | undefined, cause: unknown) {
    super('the certificate was refused', { cause });
    this.name = 'CertificateRefused';
    this.breach = breach;
  }
}

/** The server could not be reached again for the handshake that would have judged it. */
export class CertificateUndecided extends Error {
  constructor(cause: unknown) {
    super('the certificate could not be judged', { cause });
    this.name = 'CertificateUndecided';
  }
}

// What a company trusts beyond what the system does: one certificate, or an authority. Never "anything". Pure.

/** What is wrong with a certificate, each fact by itself. */
export const CERTIFICATE_FAULTS = [
  /** It vouches for itself. */
  'selfSigned',
  /** An authority that this computer does not know issued it. */
  'unknownIssuer',
  /** It is for other hosts. */
  'otherHost',
  'expired',
  'notYetValid',
  /** Revoked, a weak key or signature, malformed: nothing that can be trusted knowingly. */
  'unusable',
] as const;
export type CertificateFault = (typeof CERTIFICATE_FAULTS)[number];

/** A certificate as people compare it. */
export interface CertificateFacts {
  /** Whom it names. */
  readonly subject: string;
  readonly issuer: string;
  /** Unix milliseconds, as are all times here. */
  readonly validFromMs: number;
  readonly validToMs: number;
  /** SHA-256 of the certificate, 64 hexadecimal digits in lower case. */
  readonly fingerprint: string;
  /** SHA-256 of its public key (SubjectPublicKeyInfo, DER), in base64: what is pinned. */
  readonly publicKey: string;
}

/** Accepts one public key, for one host and one company. */
export interface TrustedCertificate extends CertificateFacts {
  /** Host and port, as in a URL. */
  readonly host: string;
  /** What was wrong with it when it was trusted. Any other fault is refused. */
  readonly accepted: readonly CertificateFault[];
  readonly sinceMs: number;
  /** The certificate itself, DER in base64, for company files: there, nothing else proves what it says of itself. */
  readonly certificate?: string;
}

/** Accepts what this authority issued, for one company. Host name and dates are still checked. */
export interface TrustedAuthority extends CertificateFacts {
  /** The authority's certificate: DER in base64. */
  readonly certificate: string;
  readonly sinceMs: number;
}

/** Why a file does not hold an authority that can be trusted. */
export const AUTHORITY_FAULTS = [
  'notACertificate',
  /** More than one certificate: it must be clear which one is trusted. */
  'several',
  /** A certificate of a server or a person, which can vouch for no other. */
  'notAnAuthority',
  /** An authority that another one vouches for: the other one is needed. */
  'notARoot',
  'expired',
  'notYetValid',
  /** It holds a private key, which belongs to no one but its owner. */
  'privateKey',
  /** Its key is too weak today. */
  'weak',
] as const;
export type AuthorityFault = (typeof AUTHORITY_FAULTS)[number];

export interface ServiceTrust {
  readonly certificate?: TrustedCertificate;
  readonly authority?: TrustedAuthority;
}

// The certificate that a server showed, what Chromium said of it, and what is wrong with it, each fact by itself. Pure.
import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { CertificateFault } from '../shared/trust.ts';
import { isStrong } from './certificate-strength.ts';

export interface ShownCertificate {
  /** Of the connection that it was shown on, without a port. */
  readonly hostname: string;
  readonly certificate: X509Certificate;
  /** Chromium's `net::Error`; 0 if it found nothing wrong. */
  readonly verdict: number;
}

/** net/base/net_error_list.h. Chromium names one fault, the worst: one of these may hide those after it. */
const AUTHORITY_INVALID = -202;
const COMMON_NAME_INVALID = -200;
const DATE_INVALID = -201;
const KNOWN_VERDICTS: readonly number[] = [AUTHORITY_INVALID, COMMON_NAME_INVALID, DATE_INVALID];

const isKnownVerdict = (verdict: number) => KNOWN_VERDICTS.includes(verdict);

/** Empty if Chromium found nothing wrong. Whatever is not known here is `unusable`. */
export function faultsOf(shown: ShownCertificate, nowMs: number): readonly CertificateFault[] {
  const { certificate, verdict } = shown;
  if (verdict === 0) return [];
  if (!isKnownVerdict(verdict) || !isStrong(certificate)) return ['unusable'];
  const faults = new Set<CertificateFault>();
  if (verdict === AUTHORITY_INVALID) faults.add(isSelfSigned(certificate) ? 'selfSigned' : 'unknownIssuer');
  if (verdict === COMMON_NAME_INVALID || !isFor(shown)) faults.add('otherHost');
  if (nowMs < Date.parse(certificate.validFrom)) faults.add('notYetValid');
  // If neither date is wrong, it is one of a certificate above.
  else if (verdict === DATE_INVALID || !(nowMs <= Date.parse(certificate.validTo))) faults.add('expired');
  return [...faults];
}

/** Whether nothing is wrong with it but, at most, who issued it. */
export function isSoundByItself(shown: ShownCertificate, nowMs: number): boolean {
  const { certificate, verdict } = shown;
  const isInTime = Date.parse(certificate.validFrom) <= nowMs && nowMs <= Date.parse(certificate.validTo);
  return (verdict === 0 || isKnownVerdict(verdict)) && isStrong(certificate) && isFor(shown) && isInTime;
}

export function isSelfSigned(certificate: X509Certificate): boolean {
  return certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey);
}

/** By the signature, since anyone can use a name. */
export const isIssuedBy = (certificate: X509Certificate, issuer: X509Certificate): boolean =>
  certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);

/** Only by its alternative names, as browsers do. */
export function isFor({
  hostname,
  certificate,
}: Pick<ShownCertificate, 'hostname' | 'certificate'>): boolean {
  const host = bareHost(hostname);
  if (isIP(host) > 0) return certificate.checkIP(host) !== undefined;
  return certificate.checkHost(host, { subject: 'never', partialWildcards: false }) !== undefined;
}

/** An IPv6 address has brackets in a URL. */
export const isSameHost = (one: string, other: string): boolean => bareHost(one) === bareHost(other);
export const bareHost = (hostname: string) => hostname.replace(/^\[|\]$/g, '').toLowerCase();

/** Undefined for what Node cannot read: then nothing but Chromium's verdict is known. */
export function readCertificate(pemOrDer: string | Uint8Array): X509Certificate | undefined {
  try {
    const certificate = new X509Certificate(pemOrDer);
    return certificate.publicKey ? certificate : undefined;
  } catch {
    // A certificate that cannot be read is as good as none.
    return undefined;
  }
}

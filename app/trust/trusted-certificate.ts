// What is remembered when the operator trusts a certificate. Pure.
import type { CertificateFacts, CertificateFault, TrustedCertificate } from '../shared/trust.ts';

/** `host`: with its port, as in a URL. Undefined for a certificate that no one can trust knowingly. */
export function trustedCertificateOf(
  facts: CertificateFacts,
  faults: readonly CertificateFault[],
  host: string,
  nowMs: number,
): TrustedCertificate | undefined {
  if (faults.length === 0 || faults.includes('unusable')) return undefined;
  return { ...facts, host, accepted: [...new Set(faults)], sinceMs: nowMs };
}

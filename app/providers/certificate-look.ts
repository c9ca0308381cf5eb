// A look at the certificate that a service shows, before anything is sent to it.
import type { CertificateFacts, CertificateFault, ServiceTrust } from '../shared/trust.ts';
import type { NetworkFailure } from './network-failure.ts';

export type CertificateLook =
  /** By this computer, or by what the company trusts. */
  | { readonly kind: 'trusted' }
  | {
      readonly kind: 'refused';
      readonly facts: CertificateFacts;
      /** The certificate itself, DER in base64. */
      readonly certificate?: string;
      /** Empty only if this computer trusts it, but another key is trusted for the company. */
      readonly faults: readonly CertificateFault[];
      /** The names and addresses that it is for. */
      readonly hosts: readonly string[];
      /** An authority that the company trusts has issued it, so that is not what is wrong. */
      readonly isIssuerTrusted?: true;
      /** Of the certificate above it, if the service shows one; not checked, so no more than a hint. */
      readonly issuerFacts?: CertificateFacts;
    }
  /** No certificate was seen. */
  | { readonly kind: 'failed'; readonly failure: NetworkFailure };

export interface CertificateSource {
  /** Sends no request. Never rejects, and ends within fifteen seconds. */
  look(address: URL, trust: ServiceTrust | undefined): Promise<CertificateLook>;
}

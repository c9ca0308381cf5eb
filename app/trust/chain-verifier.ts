// Who judges a chain of certificates under an authority. Not we: implementations leave it to a kept library.
import type { X509Certificate } from 'node:crypto';

export interface VerifiedChain {
  /** When the first certificate of the chain expires. Unix milliseconds. */
  readonly untilMs: number;
}

export interface ChainVerifier {
  /**
   * Whether one of these authorities vouches for the certificate, for this server and for now. Undefined if not, or if that
   * is unknown. Never rejects.
   */
  verify(
    server: { readonly hostname: string; readonly port: number },
    certificate: X509Certificate,
    authorities: readonly X509Certificate[],
  ): Promise<VerifiedChain | undefined>;
}

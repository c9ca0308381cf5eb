// Who judges a chain of certificates under an authority. Not we: implementations leave it to a kept library.
import type { X509Certificate } from 'node:crypto';

export type ChainVerdict =
  /** `untilMs`: when the first certificate of the chain expires. Unix milliseconds. */
  | { readonly kind: 'vouched'; readonly untilMs: number }
  /** Also if there is no way to the server that is known here. */
  | { readonly kind: 'refused' }
  /** The server could not be reached for it, so nothing is known: it may be vouched for the next time. */
  | { readonly kind: 'unreached' };

export interface ChainVerifier {
  /** Whether one of these authorities vouches for the certificate, for this server and for now. Never rejects. */
  verify(
    server: { readonly hostname: string; readonly port: number },
    certificate: X509Certificate,
    authorities: readonly X509Certificate[],
  ): Promise<ChainVerdict>;
}

// Trust in a company file: the certificates themselves, and nothing that a file could claim about them. Pure.
import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { CERTIFICATE_FAULTS, type ServiceTrust } from '../shared/trust.ts';
import { readAuthority } from '../trust/authority-file.ts';
import { certificateFacts } from '../trust/certificate-facts.ts';
import { trustedCertificateOf } from '../trust/trusted-certificate.ts';
import { certificateSchema, hostOf } from './company.ts';

export const sharedTrustSchema = z.strictObject({
  /** Of the address's host; `accepted`: what was wrong with it when it was trusted. */
  certificate: z
    .strictObject({
      certificate: certificateSchema,
      accepted: z.array(z.enum(CERTIFICATE_FAULTS)).min(1).max(CERTIFICATE_FAULTS.length),
    })
    .exactOptional(),
  authority: z.strictObject({ certificate: certificateSchema }).exactOptional(),
});
export type SharedTrust = Readonly<z.infer<typeof sharedTrustSchema>>;

/** Undefined where there is nothing to share. */
export function sharedTrust({ certificate, authority }: ServiceTrust = {}): SharedTrust | undefined {
  const trust: SharedTrust = {
    ...(certificate?.certificate !== undefined && {
      certificate: { certificate: certificate.certificate, accepted: [...certificate.accepted] },
    }),
    ...(authority && { authority: { certificate: authority.certificate } }),
  };
  return Object.keys(trust).length === 0 ? undefined : trust;
}

/** What importing it would make a company at this address trust, from now on; undefined if it cannot be trusted. */
export function trustIn(shared: SharedTrust, address: string, nowMs: number): ServiceTrust | undefined {
  const certificate = shared.certificate && pinnedIn(shared.certificate, address, nowMs);
  const authority = shared.authority && readAuthority(bytesOf(shared.authority.certificate), nowMs);
  if (shared.certificate && !certificate) return undefined;
  if (authority?.kind === 'refused') return undefined;
  return {
    ...(certificate && { certificate }),
    ...(authority && { authority: { ...authority.authority, sinceMs: nowMs } }),
  };
}

function pinnedIn(
  { certificate, accepted }: NonNullable<SharedTrust['certificate']>,
  address: string,
  nowMs: number,
) {
  try {
    const facts = certificateFacts(new X509Certificate(bytesOf(certificate)));
    const trusted = trustedCertificateOf(facts, accepted, hostOf({ address }), nowMs);
    return trusted && { ...trusted, certificate };
  } catch {
    return undefined; // not a certificate, or with a key that cannot be read
  }
}

const bytesOf = (base64: string) => Buffer.from(base64, 'base64');

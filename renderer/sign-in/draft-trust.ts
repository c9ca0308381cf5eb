// What the operator has agreed to trust for a company that is being typed, and whether it fits the address. Pure.
import type { TrustConsent, TrustView } from '../../app/shared/contract/trust.ts';
import type { SeenAuthority, SeenCertificate } from '../trust/trust-owner.ts';

/** Agreed to in this form, and not saved yet. */
export interface AgreedTrust {
  readonly certificate?: SeenCertificate;
  readonly authority?: SeenAuthority;
}

const hostIn = (address: string | undefined) =>
  address !== undefined && URL.canParse(address) ? new URL(address).host : undefined;

/** What goes with the company when it is saved; undefined where nothing was agreed to. */
export function consentOf(
  { certificate, authority }: AgreedTrust,
  address: string | undefined,
): TrustConsent | undefined {
  const fitting = certificate && certificate.host === hostIn(address) ? certificate.consent : null;
  if (!fitting && !authority) return undefined;
  return { certificate: fitting, authority: authority?.consent ?? null };
}

/** The host of a certificate that will not be trusted any more, because the address now leads to another one. */
export function droppedHost(
  agreed: AgreedTrust,
  stored: TrustView | undefined,
  address: string | undefined,
): string | undefined {
  const trusted = agreed.certificate?.host ?? stored?.certificate?.host;
  const host = hostIn(address);
  return trusted !== undefined && host !== undefined && trusted !== host ? trusted : undefined;
}

// Decides whether a certificate is accepted for a company's service: by this computer, by the key that is trusted for the
// company, or by its authority. Anything not known is refused.
import type { X509Certificate } from 'node:crypto';
import type { CertificateFault, ServiceTrust, TrustedCertificate } from '../shared/trust.ts';
import { certificateFacts } from './certificate-facts.ts';
import type { ChainVerdict, ChainVerifier } from './chain-verifier.ts';
import {
  faultsOf,
  isSameHost,
  isSoundByItself,
  readCertificate,
  type ShownCertificate,
} from './shown-certificate.ts';

/** How the trust that a company has fails. */
export type TrustBreach =
  /** Another key than the one that is trusted for this host. */
  | 'certificateChanged'
  /** The trusted certificate, or the authority, has expired since. */
  | 'trustExpired';

export type Judgement =
  /** `untilMs`: when it has to be judged again, whatever was remembered. Unix milliseconds. */
  | { readonly kind: 'accepted'; readonly untilMs: number }
  | {
      readonly kind: 'refused';
      readonly faults: readonly CertificateFault[];
      readonly breach?: TrustBreach;
      /** The server could not be reached for what would decide, so the next judgement may be another. */
      readonly isUnsure?: true;
    };

export interface Judge {
  readonly verifier: ChainVerifier;
  /** Those that were added to this computer by its administrator, and that Chromium does not read. */
  readonly systemAuthorities: () => Promise<readonly X509Certificate[]>;
  readonly nowMs: () => number;
}

export interface Server {
  /** As in a URL, without and with the port. */
  readonly hostname: string;
  readonly host: string;
  readonly port: number;
}

/** The connection's certificate may be another's than the server's, such as a proxy's: then Chromium alone decides. */
export async function judge(
  shown: ShownCertificate,
  server: Server,
  trust: ServiceTrust | undefined,
  by: Judge,
): Promise<Judgement> {
  const nowMs = by.nowMs();
  const faults = faultsOf(shown, nowMs);
  const refused: Judgement = { kind: 'refused', faults };
  if (!isSameHost(shown.hostname, server.hostname)) return faults.length === 0 ? FOR_GOOD : refused;
  const pin = trust?.certificate?.host === server.host ? trust.certificate : undefined;
  const isOther = pin !== undefined && pin.publicKey !== certificateFacts(shown.certificate).publicKey;
  if (faults.length === 0 && !isOther) return FOR_GOOD;
  if (pin && !isOther && isCovered(faults, pin)) return acceptedUntil(pinnedUntilMs(shown, pin));
  const authority = livingAuthority(trust, nowMs);
  const companys = await vouch(authority ? [authority] : [], shown, server, by);
  if (companys.kind === 'vouched') return acceptedUntil(companys.untilMs);
  // Not even if this computer trusts it: the operator knows the service by another key.
  const isComputers = !isOther && companys.kind === 'refused' && isOfUnknownIssuer(faults);
  const computers = isComputers ? await vouch(await by.systemAuthorities(), shown, server, by) : UNASKED;
  if (computers.kind === 'vouched') return acceptedUntil(computers.untilMs);
  const isUnsure = [companys, computers].some(({ kind }) => kind === 'unreached');
  const breach = isOther
    ? 'certificateChanged'
    : isOver(pin, faults, trust, nowMs)
      ? 'trustExpired'
      : undefined;
  return { ...refused, ...(breach && { breach }), ...(isUnsure && { isUnsure }) };
}

const acceptedUntil = (untilMs: number): Judgement => ({ kind: 'accepted', untilMs });
const FOR_GOOD = acceptedUntil(Number.POSITIVE_INFINITY);
const UNASKED: ChainVerdict = { kind: 'refused' };

const isCovered = (faults: readonly CertificateFault[], { accepted }: TrustedCertificate): boolean =>
  faults.every((fault) => fault !== 'unusable' && accepted.includes(fault));

export const isOfUnknownIssuer = (faults: readonly CertificateFault[]): boolean =>
  faults.length === 1 && (faults[0] === 'selfSigned' || faults[0] === 'unknownIssuer');

function pinnedUntilMs({ certificate }: ShownCertificate, { accepted }: TrustedCertificate): number {
  return accepted.includes('expired') ? Number.POSITIVE_INFINITY : Date.parse(certificate.validTo);
}

export function livingAuthority(trust: ServiceTrust | undefined, nowMs: number): X509Certificate | undefined {
  const { authority } = trust ?? {};
  if (!authority || authority.validToMs < nowMs) return undefined;
  return readCertificate(Buffer.from(authority.certificate, 'base64'));
}

/** Leaves out the question where the answer is clear. */
async function vouch(
  authorities: readonly X509Certificate[],
  shown: ShownCertificate,
  server: Server,
  { verifier, nowMs }: Judge,
): Promise<ChainVerdict> {
  if (authorities.length === 0 || !isSoundByItself(shown, nowMs())) return UNASKED;
  return verifier.verify(server, shown.certificate, authorities);
}

/** Whether what the operator relies on ended by its own date. */
function isOver(
  pin: TrustedCertificate | undefined,
  faults: readonly CertificateFault[],
  trust: ServiceTrust | undefined,
  nowMs: number,
): boolean {
  const isPinOver = pin !== undefined && faults.includes('expired') && !pin.accepted.includes('expired');
  return isPinOver || (trust?.authority !== undefined && trust.authority.validToMs < nowMs);
}

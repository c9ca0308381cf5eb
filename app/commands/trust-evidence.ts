// What main saw itself of certificates, by id, until the operator decides. The window can only name it.
import { hostOf } from '../companies/company.ts';
import type { CertificateLook, CertificateSource } from '../providers/certificate-look.ts';
import type { AuthorityConsent, CertificateConsent } from '../shared/contract/trust.ts';
import type { ServiceTrust, TrustedAuthority, TrustedCertificate } from '../shared/trust.ts';
import type { Clock } from '../time/clock.ts';
import { trustedCertificateOf } from '../trust/trusted-certificate.ts';

type Refused = Extract<CertificateLook, { kind: 'refused' }>;
type Authority = Omit<TrustedAuthority, 'sinceMs'>;

export interface TrustEvidenceOptions {
  readonly certificates: CertificateSource;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** An operator has no more open at once. */
const KEPT = 50;

export class TrustEvidence {
  readonly #options: TrustEvidenceOptions;
  readonly #looks = new Map<string, Refused & { readonly host: string }>();
  readonly #authorities = new Map<string, Authority>();

  constructor(options: TrustEvidenceOptions) {
    this.#options = options;
  }

  /** `lookId`: of what was seen, where it was refused. */
  async look(address: URL, trust: ServiceTrust | undefined) {
    const { certificates, newId } = this.#options;
    const look = await certificates.look(address, trust);
    if (look.kind !== 'refused') return look;
    const lookId = newId();
    keep(this.#looks, lookId, { ...look, host: address.host });
    return { ...look, lookId };
  }

  /** Returns its id. */
  noteAuthority(authority: Authority): string {
    const authorityId = this.#options.newId();
    keep(this.#authorities, authorityId, authority);
    return authorityId;
  }

  /** Undefined unless main saw this very certificate at the company's host, with these faults and no other. */
  certificateOf(
    { lookId, fingerprint, accepted }: CertificateConsent,
    company: { readonly address: string },
  ): TrustedCertificate | undefined {
    const look = this.#looks.get(lookId);
    if (!look || look.facts.fingerprint !== fingerprint || look.host !== hostOf(company)) return undefined;
    if (!isSameSet(accepted, look.faults)) return undefined;
    const trusted = trustedCertificateOf(look.facts, look.faults, look.host, this.#options.clock.now());
    return trusted && { ...trusted, ...(look.certificate && { certificate: look.certificate }) };
  }

  authorityOf({ authorityId, fingerprint }: AuthorityConsent): TrustedAuthority | undefined {
    const authority = this.#authorities.get(authorityId);
    if (authority?.fingerprint !== fingerprint) return undefined;
    return { ...authority, sinceMs: this.#options.clock.now() };
  }
}

function keep<Value>(kept: Map<string, Value>, id: string, value: Value): void {
  kept.set(id, value);
  for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest);
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.every((each) => other.includes(each)) && other.every((each) => one.includes(each));
}

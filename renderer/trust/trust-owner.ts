// For whom the operator trusts something: a company of the list, at once, or one that is being typed, with its form.
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import type {
  AuthorityConsent,
  CertificateConsent,
  CertificateSubject,
  TrustView,
} from '../../app/shared/contract/trust.ts';
import type { CertificateFacts } from '../../app/shared/trust.ts';
import { call } from '../bridge.ts';

export interface TrustOwner {
  /** The company's name. */
  readonly company: string;
  readonly subject: CertificateSubject;
  /** The certificate that it trusts already. */
  readonly former?: TrustView['certificate'] | undefined;
  /** IT decides what it trusts; the operator can only look. */
  readonly isManaged: boolean;
  /** False where main no longer knows what the operator saw. */
  readonly trustCertificate: (seen: SeenCertificate) => Promise<boolean>;
  readonly trustAuthority: (seen: SeenAuthority) => Promise<boolean>;
  /** Ends trust in `former`, for a certificate that this computer trusts by itself. */
  readonly stopFormer: () => Promise<void>;
}

export interface SeenCertificate {
  readonly consent: CertificateConsent;
  readonly facts: CertificateFacts;
  readonly host: string;
}

export interface SeenAuthority {
  readonly consent: AuthorityConsent;
  readonly facts: CertificateFacts;
}

/** `then`: once it is trusted. */
export function ownerOf(company: CompanyView, then: () => void): TrustOwner {
  const { id: companyId, label, trust } = company;
  const done = ({ outcome }: { readonly outcome: 'trusted' | 'stale' }) => {
    if (outcome === 'trusted') then();
    return outcome === 'trusted';
  };
  return {
    company: label,
    subject: { kind: 'company', companyId },
    former: trust?.certificate,
    isManaged: company.managed !== undefined,
    trustCertificate: async ({ consent: { accepted, ...consent } }) =>
      done(await call('trustCertificate', { companyId, ...consent, accepted: [...accepted] })),
    trustAuthority: async ({ consent }) => done(await call('trustAuthority', { companyId, ...consent })),
    stopFormer: async () => {
      await call('stopTrusting', { companyId, what: 'certificate' });
      then();
    },
  };
}

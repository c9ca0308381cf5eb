// All that is trusted for single companies, and since when. Nothing where this computer's own trust is enough.
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { momentWords } from '../../app/shared/time-words.ts';
import { useLanguage } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';
import { StopTrustingButton } from '../trust/stop-trusting.tsx';
import { Row } from '../ui/row.tsx';

export function TrustSettings({ companies }: { readonly companies: readonly CompanyView[] }) {
  const t = useTexts();
  const language = useLanguage();
  const moment = (atMs: number) => momentWords(atMs, Date.now(), language);
  return companies.flatMap((company) => {
    const { certificate, authority } = company.trust ?? {};
    return [
      certificate && (
        <Row
          key={`${company.id} certificate`}
          name={company.label}
          hint={t('settings.trustedCertificate', {
            host: certificate.host,
            moment: moment(certificate.sinceMs),
          })}
        >
          <StopTrustingButton company={company} what="certificate" />
        </Row>
      ),
      authority && (
        <Row
          key={`${company.id} authority`}
          name={company.label}
          hint={t('settings.trustedAuthority', {
            authority: authority.subject,
            moment: moment(authority.sinceMs),
          })}
        >
          <StopTrustingButton company={company} what="authority" />
        </Row>
      ),
    ];
  });
}

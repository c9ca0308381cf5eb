// What a company trusts and since when, with the button that ends it.
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { fingerprintGroups } from '../../app/shared/fingerprint.ts';
import { fullDateWords, momentWords } from '../../app/shared/time-words.ts';
import { useLanguage } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';
import { FactList, known } from '../ui/fact-list.tsx';
import { StopTrustingButton } from './stop-trusting.tsx';

export function TrustedSection({ company }: { readonly company: CompanyView }) {
  const t = useTexts();
  const language = useLanguage();
  const moment = (atMs: number) => momentWords(atMs, Date.now(), language);
  const shown = (['certificate', 'authority'] as const).flatMap((what) => {
    const trusted = company.trust?.[what];
    return trusted ? [{ what, trusted }] : [];
  });
  return shown.map(({ what, trusted }) => (
    <FactList
      key={what}
      title={t(`trust.of.${what}`)}
      action={<StopTrustingButton company={company} what={what} />}
      facts={known([
        [t('trust.since'), moment(trusted.sinceMs)],
        [t('trust.onlyFor'), 'host' in trusted ? trusted.host : undefined],
        [t('trust.subject'), trusted.subject],
        [t('trust.validTo'), fullDateWords(trusted.validToMs, language)],
        [t('trust.fingerprint'), fingerprintGroups(trusted.fingerprint).join(' ')],
      ])}
    />
  ));
}

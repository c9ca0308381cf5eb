// What is worth knowing about how a company's token is renewed: a better way for it, or why the chosen one is not in use.
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { durationWords } from '../../app/shared/time-words.ts';
import { useLanguage } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { useCompanyActions } from './company-actions.ts';

export function RenewalNote({ company }: { readonly company: CompanyView }) {
  const t = useTexts();
  const language = useLanguage();
  const actions = useCompanyActions();
  const { renewalAdvice, validity, managed } = company;
  if (renewalAdvice === 'keptFresh')
    return <Banner tone="info" title={t('company.renewalAlways')} meaning={t('company.keptFresh')} />;
  // How IT's companies are renewed is not the operator's choice.
  if (renewalAdvice !== 'renewOnCopy' || validity.kind !== 'until' || managed) return null;
  const duration = durationWords(validity.lifetimeMs, language);
  return (
    <Banner tone="info" title={t('company.shortLived')} meaning={t('company.adviseOnCopy', { duration })}>
      <Button onPress={() => void actions.renewOnCopy(company)}>{t('form.renewalOnCopy')}</Button>
    </Banner>
  );
}

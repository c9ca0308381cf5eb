// What is worth knowing about how a company's token is renewed: a better way for it, or why the chosen one is not in use.
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { durationWords } from '../../app/shared/time-words.ts';
import { call, useLanguage } from '../bridge.ts';
import { draftOf } from '../sign-in/company-draft.ts';
import { useTexts } from '../texts/texts.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { showToast } from '../ui/toast.tsx';

export function RenewalNote({ company }: { readonly company: CompanyView }) {
  const t = useTexts();
  const language = useLanguage();
  const { renewalAdvice, validity, label: name } = company;
  if (renewalAdvice === 'keptFresh')
    return <Banner tone="info" title={t('company.renewalAlways')} meaning={t('company.keptFresh')} />;
  if (renewalAdvice !== 'renewOnCopy' || validity.kind !== 'until') return null;
  const renewOnCopy = async () => {
    const draft = { ...draftOf(company), renewalMode: 'onCopy' as const };
    await call('saveCompany', { companyId: company.id, draft, secrets: {}, signIn: false });
    const meaning = t('company.onCopyChosenMeaning');
    showToast({ tone: 'good', title: t('company.onCopyChosen', { name }), meaning });
  };
  const duration = durationWords(validity.lifetimeMs, language);
  return (
    <Banner tone="info" title={t('company.shortLived')} meaning={t('company.adviseOnCopy', { duration })}>
      <Button onPress={() => void renewOnCopy()}>{t('form.renewalOnCopy')}</Button>
    </Banner>
  );
}

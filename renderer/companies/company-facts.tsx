// The facts about a company: its token's times, what the token says, and the account behind it. No token among them.
import { renewsByItself, shownValue } from '../../app/shared/account.ts';
import type { CompanyView, ProviderView } from '../../app/shared/contract/companies.ts';
import { momentWords } from '../../app/shared/time-words.ts';
import { useLanguage, useProvider } from '../bridge.ts';
import { type TextKey, type Translate, useTexts } from '../texts/texts.ts';
import { type Fact, FactList, known } from '../ui/fact-list.tsx';
import { claimFacts } from './claim-facts.ts';

type Moment = (ms: number) => string;

export function CompanyFacts({ company }: { readonly company: CompanyView }) {
  const t = useTexts();
  const language = useLanguage();
  const provider = useProvider(company.providerId);
  const moment: Moment = (ms) => momentWords(ms, Date.now(), language);
  return (
    <>
      <FactList title={t('company.token')} facts={tokenFacts(company, provider, t, moment)} />
      {company.claims && (
        <FactList title={t('company.claims')} facts={claimFacts(company.claims, t, moment)} />
      )}
      <FactList title={t('company.account')} facts={accountFacts(company, provider, t)} />
    </>
  );
}

function tokenFacts(
  company: CompanyView,
  provider: ProviderView | undefined,
  t: Translate,
  moment: Moment,
): readonly Fact[] {
  const { lastRenewedMs, nextTryMs, releaseVersion, storePassword, renewalMode, renewalAdvice } = company;
  const isRenewed = provider !== undefined && renewsByItself(provider, storePassword);
  const isOnCopy = renewalMode === 'onCopy' && renewalAdvice !== 'keptFresh';
  return known([
    [t('company.lastRenewed'), told(lastRenewedMs, moment)],
    [t('company.nextRenewal'), told(nextTryMs, moment)],
    [
      t('company.renewal'),
      isRenewed ? t(isOnCopy ? 'company.renewalOnCopy' : 'company.renewalAlways') : undefined,
    ],
    [t('company.copyFormat'), t(`copy.${company.copyFormat}`)],
    [t('company.release'), releaseVersion],
  ]);
}

function accountFacts(
  company: CompanyView,
  provider: ProviderView | undefined,
  t: Translate,
): readonly Fact[] {
  const fields = provider?.fields ?? [];
  const stored: TextKey = company.storePassword ? 'company.passwordStored' : 'company.passwordNotStored';
  const shown = fields
    // Whether an optional secret was typed is not known here.
    .filter(({ secret, optional }) => !(secret && optional))
    .map((field) => {
      const { name, label, secret, isSwitch } = field;
      // A switch that is off is what no one has to know.
      const isOff = isSwitch && !company.account[name];
      return [label, secret ? t(stored) : isOff ? '' : shownValue(field, company.account)] as const;
    });
  return known([
    [t('company.service'), provider?.name],
    [provider?.addressLabel ?? t('signIn.address'), company.address],
    ...shown,
  ]);
}

function told(ms: number | undefined, moment: Moment): string | undefined {
  return ms === undefined ? undefined : moment(ms);
}

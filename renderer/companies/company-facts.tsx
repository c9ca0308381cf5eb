// The facts about a company: its token's times, what the token says, and the account behind it. No token among them.
import { useId } from 'react';
import type { ClaimsView, CompanyView, ProviderView } from '../../app/contract.ts';
import { useLanguage, useProvider } from '../bridge.ts';
import { type TextKey, type Translate, useTexts } from '../texts/texts.ts';
import { momentWords } from '../ui/time-words.ts';
import styles from './company-facts.module.css';

interface Fact {
  readonly name: string;
  readonly value: string;
}
type Moment = (ms: number) => string;

export function CompanyFacts({ company }: { readonly company: CompanyView }) {
  const t = useTexts();
  const language = useLanguage();
  const provider = useProvider(company.providerId);
  const moment: Moment = (ms) => momentWords(ms, Date.now(), language);
  return (
    <>
      <FactList title={t('company.token')} facts={tokenFacts(company, t, moment)} />
      {company.claims && (
        <FactList title={t('company.claims')} facts={claimFacts(company.claims, t, moment)} />
      )}
      <FactList title={t('company.account')} facts={accountFacts(company, provider, t)} />
    </>
  );
}

function FactList({ title, facts }: { readonly title: string; readonly facts: readonly Fact[] }) {
  const headingId = useId();
  if (facts.length === 0) return null;
  return (
    <section className={styles.group} aria-labelledby={headingId}>
      <h2 id={headingId} className={styles.title}>
        {title}
      </h2>
      <dl className={styles.facts}>
        {facts.map(({ name, value }) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function tokenFacts(company: CompanyView, t: Translate, moment: Moment): readonly Fact[] {
  const { lastRenewedMs, nextTryMs, signInAgainByMs, releaseVersion } = company;
  return known([
    [t('company.lastRenewed'), told(lastRenewedMs, moment)],
    [t('company.nextRefresh'), told(nextTryMs, moment)],
    [t('company.signInAgainBy'), told(signInAgainByMs, moment)],
    [t('company.copyFormat'), t(`copy.${company.copyFormat}`)],
    [t('company.release'), releaseVersion],
  ]);
}

function claimFacts(claims: ClaimsView, t: Translate, moment: Moment): readonly Fact[] {
  return known([
    [t('company.claimName'), claims.name],
    [t('company.claimEmail'), claims.email],
    [t('company.claimSubject'), claims.subject],
    [t('company.claimIssuer'), claims.issuer],
    [t('company.claimAudience'), claims.audience],
    [t('company.claimIssued'), told(claims.issuedAtMs, moment)],
    [t('company.claimExpires'), told(claims.expiresAtMs, moment)],
  ]);
}

function accountFacts(
  company: CompanyView,
  provider: ProviderView | undefined,
  t: Translate,
): readonly Fact[] {
  const fields = provider?.fields ?? [];
  const stored: TextKey = company.storePassword ? 'company.passwordStored' : 'company.passwordNotStored';
  const shown = fields.map(
    ({ name, label, secret }) => [label, secret ? t(stored) : company.account[name]] as const,
  );
  return known([
    [t('company.service'), provider?.name],
    [provider?.addressLabel ?? t('signIn.address'), company.address],
    ...shown,
  ]);
}

function known(pairs: readonly (readonly [name: string, value: string | undefined])[]): readonly Fact[] {
  return pairs.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [{ name, value }]));
}

function told(ms: number | undefined, moment: Moment): string | undefined {
  return ms === undefined ? undefined : moment(ms);
}

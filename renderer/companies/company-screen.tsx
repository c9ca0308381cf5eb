// One company: its state and what can be done now, above the details.
import { accountKey } from '../../app/shared/account.ts';
import { toneOf } from '../../app/shared/company-state.ts';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { CompanyActivity } from '../activity/company-activity.tsx';
import { useCompany } from '../bridge.ts';
import { CompanyQuestions } from '../questions/company-questions.tsx';
import { useTexts } from '../texts/texts.ts';
import { useDropTarget } from '../trust/trust-dialogs.ts';
import { TrustedSection } from '../trust/trusted-section.tsx';
import { Button } from '../ui/button.tsx';
import { EnvironmentMark } from '../ui/environment-mark.tsx';
import { ScreenBody, ScreenFrame } from '../ui/screen.tsx';
import tones from '../ui/tone-words.module.css';
import { AskingNote } from './asking-note.tsx';
import { useCompanyActions } from './company-actions.ts';
import { CompanyFacts } from './company-facts.tsx';
import { CompanyHeaderButtons } from './company-header-buttons.tsx';
import styles from './company-screen.module.css';
import { CopyButton } from './copy-button.tsx';
import { CopyFormatMenu } from './copy-format-menu.tsx';
import { DetailsButton } from './details-button.tsx';
import { PasswordAgainWords } from './password-again-words.tsx';
import { ProblemCard } from './problem-card.tsx';
import { RenewalNote } from './renewal-note.tsx';
import { SignInButtons } from './sign-in-buttons.tsx';
import { StatusMark } from './status-mark.tsx';
import { useExpiry, useIsValid, usePercentLeft, usePossibleActions, useTimeLeft } from './time-left.ts';
import { useTrustOwner } from './use-trust-owner.ts';

export function CompanyScreen({ companyId }: { readonly companyId: string }) {
  const company = useCompany(companyId);
  const t = useTexts();
  useDropTarget(useTrustOwner(company));
  if (!company) {
    return (
      <ScreenFrame title={t('company.title')}>
        <ScreenBody>
          <p>{t('company.gone')}</p>
        </ScreenBody>
      </ScreenFrame>
    );
  }
  return (
    <ScreenFrame
      title={company.label}
      subtitle={<Subtitle company={company} />}
      actions={<CompanyHeaderButtons company={company} />}
    >
      <ScreenBody>
        <Now company={company} />
        <RenewalNote company={company} />
        <CompanyFacts company={company} />
        <TrustedSection company={company} />
        {/* An answer is about one account: another one begins anew. */}
        <CompanyQuestions key={accountKey(company)} company={company} />
        <CompanyActivity companyId={company.id} />
        {!company.problem && (
          <p className={styles.details}>
            <DetailsButton company={company} />
          </p>
        )}
      </ScreenBody>
    </ScreenFrame>
  );
}

/** What can be done comes first where there is no token to copy; elsewhere what is wrong with it. */
function Now({ company }: { readonly company: CompanyView }) {
  const { problem } = company;
  const isDead = usePossibleActions(company)[0] === 'signIn';
  const card = problem && <ProblemCard key="problem" company={company} problem={problem} />;
  return (
    <>
      {!isDead && card}
      <section key="token" className={styles.card}>
        <State company={company} />
        <ActionButtons company={company} />
        <AskingNote company={company} />
      </section>
      {isDead && card}
    </>
  );
}

function Subtitle({ company: { environment, managed, practice } }: { readonly company: CompanyView }) {
  const t = useTexts();
  return (
    <>
      <EnvironmentMark environment={environment} isLarge />
      {managed && t('managed.setBy', { origin: managed.origin })}
      {practice && t('companies.practice')}
    </>
  );
}

function State({ company }: { readonly company: CompanyView }) {
  const { validity } = company;
  const left = useTimeLeft(validity);
  const expiry = useExpiry(validity);
  const percent = usePercentLeft(validity);
  const t = useTexts();
  const isOnDemand = company.status === 'onDemand';
  const isValid = useIsValid(company);
  return (
    <div className={styles.state}>
      <StatusMark company={company} isLarge />
      <div className={styles.words} data-selectable>
        <p className={`${isValid ? styles.status : styles.headline} ${tones[toneOf(company.status)]}`}>
          {company.statusText}
        </p>
        {isOnDemand ? (
          <p>{t('company.onDemand')}</p>
        ) : (
          <>
            {isValid && <p className={styles.left}>{left}</p>}
            {expiry !== '' && <p>{expiry}</p>}
          </>
        )}
        <PasswordAgainWords company={company} />
      </div>
      {validity.kind === 'until' && isValid && (
        <div className={styles.lifetime} aria-hidden="true">
          <div className={tones[toneOf(company.status)]} style={{ inlineSize: `${percent}%` }} />
        </div>
      )}
    </div>
  );
}

function ActionButtons({ company }: { readonly company: CompanyView }) {
  const t = useTexts();
  const actions = useCompanyActions();
  const possible = usePossibleActions(company);
  if (possible.length === 0) return null;
  const canCopy = possible.includes('copy');
  return (
    <div className={styles.actions}>
      {canCopy && (
        <div className={styles.joined}>
          <CopyButton company={company} />
          <CopyFormatMenu company={company} />
        </div>
      )}
      {(possible.includes('signIn') || possible.includes('cancelSignIn')) && (
        <SignInButtons company={company} weight={canCopy ? 'secondary' : 'primary'} />
      )}
      {possible.includes('renew') && (
        <Button icon="refresh" isBusy={company.renewing} onPress={() => void actions.renew(company)}>
          {company.renewing ? t('company.renewing') : t('company.renew')}
        </Button>
      )}
      {possible.includes('signOut') && (
        <Button onPress={() => void actions.signOut(company)}>{t('company.signOut')}</Button>
      )}
    </div>
  );
}

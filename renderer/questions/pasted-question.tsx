// "Does the service accept this token?" for a pasted one: the operator sees what it belongs to, says which company's service is
// asked, and only then is it sent there.
import { useState } from 'react';
import { hostOf } from '../../app/shared/account.ts';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import type { TokenFit, TokenInspection } from '../../app/shared/contract/help.ts';
import { useCompany, useProvider, useSnapshot } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';
import { Icon } from '../ui/icons.tsx';
import { Section } from '../ui/section.tsx';
import { Select } from '../ui/select.tsx';
import { AnswerCard } from './answer-card.tsx';
import { AskButtons } from './ask-buttons.tsx';
import { LookupFields, useTypedFields } from './lookup-fields.tsx';
import styles from './questions.module.css';
import { useServiceQuestion } from './use-service-question.ts';

const NONE = 'none';

interface PastedQuestionProps {
  readonly text: string;
  readonly found: Pick<TokenInspection, 'fits' | 'warnings'>;
}

export function PastedQuestion({ text, found }: PastedQuestionProps) {
  const t = useTexts();
  const isRefreshToken = found.warnings.includes('refreshToken');
  return (
    <Section title={t('ask.title')}>
      {isRefreshToken && <p className={styles.hint}>{t('ask.refresh')}</p>}
      {!isRefreshToken && found.fits.length === 0 && <p className={styles.hint}>{t('ask.noCompany')}</p>}
      {!isRefreshToken && found.fits.length > 0 && <ChosenCompany text={text} fits={found.fits} />}
    </Section>
  );
}

/** A company is proposed where the token fits it; where it fits several, the operator has to choose. */
function proposed(fits: readonly TokenFit[]): string {
  const current = fits.filter(({ fit }) => fit === 'current');
  const likely = current.length > 0 ? current : fits.filter(({ fit }) => fit === 'likely');
  return likely.length === 1 && likely[0] ? likely[0].companyId : NONE;
}

function ChosenCompany({ text, fits }: { readonly text: string; readonly fits: readonly TokenFit[] }) {
  const t = useTexts();
  const companies = useSnapshot((snapshot) => snapshot.companies);
  const [ownChoice, setOwnChoice] = useState<string>();
  const chosen = ownChoice ?? proposed(fits);
  const company = useCompany(chosen);
  const fit = fits.find(({ companyId }) => companyId === chosen)?.fit;
  const choices = fits.flatMap(({ companyId }) => {
    const known = companies.find(({ id }) => id === companyId);
    return known ? [{ id: companyId, name: known.label, example: hostOf(known) }] : [];
  });
  return (
    <div className={styles.card}>
      <Select
        label={t('ask.company')}
        choices={[{ id: NONE, name: t('ask.choose') }, ...choices]}
        chosen={chosen}
        onChoose={setOwnChoice}
      />
      {company && fit && <QuestionForm key={company.id} text={text} company={company} fit={fit} />}
    </div>
  );
}

interface QuestionFormProps {
  readonly text: string;
  readonly company: CompanyView;
  readonly fit: TokenFit['fit'];
}

function QuestionForm({ text, company, fit }: QuestionFormProps) {
  const t = useTexts();
  const lookup = useProvider(company.providerId)?.userIdLookup;
  const { isAsking, answer, errors, ask, cancel } = useServiceQuestion(company.id);
  const [typed, setTyped] = useTypedFields(company);
  const host = hostOf(company);
  const fitWords = t(`ask.fit.${fit}`, { name: company.label, host });
  if (!lookup) return null;
  return (
    <>
      {/* The service's own word says more. */}
      {!answer && <Fit fit={fit} words={fitWords} />}
      <LookupFields lookup={lookup} typed={typed} onType={setTyped} errors={errors} />
      <p className={styles.hint}>{t('ask.pastedHint', { host })}</p>
      <div className={styles.buttons}>
        <AskButtons
          name={t('ask.action')}
          isAsking={isAsking}
          onAsk={() => void ask(typed, text)}
          onCancel={cancel}
        />
      </div>
      {errors.token !== undefined && (
        <p className={styles.warning} role="alert">
          <Icon name="warning" />
          <span data-selectable>{errors.token}</span>
        </p>
      )}
      <AnswerCard answer={answer} />
    </>
  );
}

function Fit({ fit, words }: { readonly fit: TokenFit['fit']; readonly words: string }) {
  if (fit === 'current' || fit === 'likely') return <p>{words}</p>;
  return (
    <p className={styles.warning}>
      <Icon name="warning" />
      <span data-selectable>{words}</span>
    </p>
  );
}

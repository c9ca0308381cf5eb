// "Does the service accept this token?" on a company's page, about its current token.
import { hostOf } from '../../app/shared/account.ts';
import type { ProviderView } from '../../app/shared/contract/companies.ts';
import { useProvider } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';
import { Section } from '../ui/section.tsx';
import { AnswerCard } from './answer-card.tsx';
import { AskButtons } from './ask-buttons.tsx';
import { LookupFields, useTypedFields } from './lookup-fields.tsx';
import styles from './questions.module.css';
import type { CompanyQuestionProps } from './use-service-question.ts';

export function TokenQuestion(props: CompanyQuestionProps) {
  const { company } = props;
  const t = useTexts();
  const lookup = useProvider(company.providerId)?.userIdLookup;
  if (company.status === 'unusable') return null;
  return (
    <Section title={t('ask.title')}>
      {lookup ? (
        <Question {...props} lookup={lookup} />
      ) : (
        <p className={styles.hint}>{t('ask.unsupported')}</p>
      )}
    </Section>
  );
}

interface QuestionProps extends CompanyQuestionProps {
  readonly lookup: NonNullable<ProviderView['userIdLookup']>;
}

function Question({ company, lookup, question, isBlocked }: QuestionProps) {
  const t = useTexts();
  const { isAsking, answer, errors, ask, cancel } = question;
  const [typed, setTyped] = useTypedFields(company);
  // An answer stays in view although the token that it was about is gone.
  const hasToken = company.validity.kind !== 'none';
  return (
    <div className={styles.card}>
      <p className={styles.hint}>{hasToken ? t('ask.hint', { host: hostOf(company) }) : t('ask.noToken')}</p>
      {hasToken && (
        <>
          <LookupFields lookup={lookup} typed={typed} onType={setTyped} errors={errors} />
          <div className={styles.buttons}>
            <AskButtons
              name={t('ask.action')}
              isAsking={isAsking}
              isBlocked={isBlocked}
              onAsk={() => void ask(typed)}
              onCancel={cancel}
            />
          </div>
        </>
      )}
      <AnswerCard answer={answer} />
    </div>
  );
}

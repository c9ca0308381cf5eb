// From password to user ID: finds the operator's user ID, and signs in by it from then on.
import { useState } from 'react';
import { hostOf } from '../../app/shared/account.ts';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { UNDO_MS } from '../../app/shared/contract/companies.ts';
import { durationWords } from '../../app/shared/time-words.ts';
import { useLanguage, useProvider } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { Question } from '../ui/dialog.tsx';
import { Section } from '../ui/section.tsx';
import { AnswerCard } from './answer-card.tsx';
import { AskButtons } from './ask-buttons.tsx';
import styles from './questions.module.css';
import type { CompanyQuestionProps } from './use-service-question.ts';
import { useUserIdSwitch } from './use-user-id-switch.ts';

/** Only where the user ID is another way to sign in, and there is a token to ask with. */
export function UserIdSection({ company, question, isBlocked }: CompanyQuestionProps) {
  const t = useTexts();
  const lookup = useProvider(company.providerId)?.userIdLookup;
  const { isAsking, answer, ask, cancel } = question;
  const userId = answer?.userId;
  if (!lookup?.canSignInBy || (company.validity.kind === 'none' && !answer)) return null;
  return (
    <Section title={t('userId.title')}>
      <div className={styles.card}>
        <p className={styles.hint}>{t('userId.hint', { host: hostOf(company) })}</p>
        <div className={styles.buttons}>
          <AskButtons
            name={t('userId.find')}
            isAsking={isAsking}
            isBlocked={isBlocked}
            onAsk={() => void ask({})}
            onCancel={cancel}
          />
        </div>
        {userId === undefined && <AnswerCard answer={answer} />}
        <div role="status" className={styles.answer}>
          {userId !== undefined && (
            <dl className={styles.found}>
              <dt>{t('userId.yours')}</dt>
              <dd data-selectable>
                <bdi>{userId}</bdi>
              </dd>
            </dl>
          )}
        </div>
        {userId !== undefined && <FoundButtons company={company} />}
      </div>
    </Section>
  );
}

function FoundButtons({ company }: { readonly company: CompanyView }) {
  const t = useTexts();
  const { isSwitching, copy, use, cancel } = useUserIdSwitch(company);
  const [isSure, setSure] = useState(true);
  return (
    <div className={styles.buttons}>
      <Button icon="copy" onPress={() => void copy()}>
        {t('userId.copy')}
      </Button>
      <Button isBusy={isSwitching} onPress={() => setSure(false)}>
        {isSwitching ? t('company.signingIn') : t('userId.use')}
      </Button>
      {isSwitching && <Button onPress={cancel}>{t('app.cancel')}</Button>}
      {!isSure && (
        <UseQuestion
          company={company}
          onConfirm={() => {
            setSure(true);
            void use();
          }}
          onCancel={() => setSure(true)}
        />
      )}
    </div>
  );
}

interface UseQuestionProps {
  readonly company: CompanyView;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

function UseQuestion({ company, onConfirm, onCancel }: UseQuestionProps) {
  const t = useTexts();
  const language = useLanguage();
  const host = hostOf(company);
  const meaning = [
    t('userId.useMeaning', { host }),
    company.storePassword ? t('userId.useForgets') : '',
    t('userId.useUndo', { duration: durationWords(UNDO_MS, language) }),
  ];
  return (
    <Question
      title={t('userId.useTitle', { name: company.label })}
      meaning={meaning.filter((sentence) => sentence !== '').join(' ')}
      confirmText={t('userId.confirm')}
      cancelText={t('app.cancel')}
      onConfirm={onConfirm}
      onCancel={onCancel}
    />
  );
}

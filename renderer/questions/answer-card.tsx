// What the service said: a shape, a colour and words, with the time. On the page from the start, so that a screen reader reads
// what appears in it.
import type { Verdict } from '../../app/shared/contract/questions.ts';
import { momentWords } from '../../app/shared/time-words.ts';
import { useLanguage } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import tones from '../ui/tones.module.css';
import styles from './questions.module.css';
import type { Answered } from './use-service-question.ts';

const LOOKS = {
  accepted: { tone: 'good', icon: 'check' },
  refused: { tone: 'bad', icon: 'close' },
  undecided: { tone: 'risk', icon: 'warning' },
} as const satisfies Record<Verdict, { tone: string; icon: IconName }>;

export function AnswerCard({ answer }: { readonly answer: Answered | undefined }) {
  const t = useTexts();
  return (
    <div role="status" aria-label={t('ask.answer')} className={styles.answer}>
      {answer && <Words answer={answer} />}
    </div>
  );
}

function Words({ answer }: { readonly answer: Answered }) {
  const t = useTexts();
  const language = useLanguage();
  const { tone, icon } = LOOKS[answer.verdict];
  return (
    <div className={styles.said}>
      <span className={`${styles.mark} ${tones[tone]}`}>
        <Icon name={icon} />
      </span>
      <div className={styles.words} data-selectable>
        <p className={styles.title}>{answer.title}</p>
        {answer.quote !== undefined && (
          <p>
            <bdi>{t('form.serviceSays', { words: answer.quote })}</bdi>
          </p>
        )}
        <p>{answer.meaning}</p>
        <p className={styles.time}>
          {t('ask.at', { moment: momentWords(answer.atMs, Date.now(), language) })}
        </p>
      </div>
    </div>
  );
}

// Why a sign-in failed, right above the buttons, where the operator is looking.
import type { Problem } from '../../app/shared/contract/problem.ts';
import { useTexts } from '../texts/texts.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import styles from './form-problem.module.css';

interface FormProblemProps {
  readonly problem: Problem | undefined;
  /** Where a certificate is the problem. */
  readonly onLook: () => void;
}

export function FormProblem({ problem, onLook }: FormProblemProps) {
  const t = useTexts();
  if (!problem) return null;
  const { title, meaning, quote, remedy } = problem;
  const said = quote === undefined ? undefined : t('form.serviceSays', { words: quote });
  return (
    <div className={styles.problem}>
      <Banner tone="bad" title={title} quote={said} meaning={meaning} isUrgent canFold>
        {remedy === 'certificate' && <Button onPress={onLook}>{t('trust.look')}</Button>}
      </Banner>
    </div>
  );
}

// Why a sign-in failed, right above the buttons, where the operator is looking.
import type { Problem } from '../../app/shared/contract/problem.ts';
import { useTexts } from '../texts/texts.ts';
import { Banner } from '../ui/banner.tsx';
import styles from './form-problem.module.css';

export function FormProblem({ problem }: { readonly problem: Problem | undefined }) {
  const t = useTexts();
  if (!problem) return null;
  const { title, meaning, quote } = problem;
  const said = quote === undefined ? undefined : t('form.serviceSays', { words: quote });
  return (
    <div className={styles.problem}>
      <Banner tone="bad" title={title} quote={said} meaning={meaning} isUrgent />
    </div>
  );
}

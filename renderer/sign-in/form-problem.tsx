// Why a sign-in did not work, right above the buttons, where the operator looks; what was typed stays.
import type { Problem } from '../../app/contract.ts';
import { Banner } from '../ui/banner.tsx';
import styles from './form-problem.module.css';

export function FormProblem({ problem }: { readonly problem: Problem | undefined }) {
  if (!problem) return null;
  return (
    <div className={styles.problem}>
      <Banner tone="bad" title={problem.title} meaning={problem.meaning} isUrgent />
    </div>
  );
}

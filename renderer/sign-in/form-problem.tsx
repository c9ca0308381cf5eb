// Why a sign-in did not work, above the fields; what was typed stays.
import type { Problem } from '../../app/contract.ts';
import { Banner } from '../ui/banner.tsx';

export function FormProblem({ problem }: { readonly problem: Problem | undefined }) {
  if (!problem) return null;
  return <Banner tone="bad" title={problem.title} meaning={problem.meaning} isUrgent />;
}

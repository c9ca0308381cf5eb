// What went wrong with a company, what it means, and the one button that leads out.
import type { CompanyView, Problem } from '../../app/contract.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { useCompanyActions } from './company-actions.ts';
import { toneOf } from './status-tone.ts';

interface ProblemCardProps {
  readonly company: CompanyView;
  readonly problem: Problem;
}

export function ProblemCard({ company, problem }: ProblemCardProps) {
  const actions = useCompanyActions();
  const wayOut = actions.wayOutName(problem);
  return (
    <Banner
      tone={toneOf(company.status) === 'bad' ? 'bad' : 'risk'}
      title={problem.title}
      meaning={problem.meaning}
    >
      {wayOut !== undefined && (
        <Button
          isPending={company.status === 'refreshing'}
          onPress={() => void actions.takeWayOut(company, problem)}
        >
          {wayOut}
        </Button>
      )}
    </Banner>
  );
}

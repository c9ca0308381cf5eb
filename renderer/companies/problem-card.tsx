// What went wrong with a company, what it means, and what to do about it.
import { type Tone, toneOf } from '../../app/shared/company-state.ts';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import type { Problem } from '../../app/shared/contract/problem.ts';
import { ItContact } from '../managed/it-contact.tsx';
import { useNavigator } from '../navigation.ts';
import { useTexts } from '../texts/texts.ts';
import { ChangedCertificate } from '../trust/changed-certificate.tsx';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { useCompanyActions } from './company-actions.ts';
import { DetailsButton } from './details-button.tsx';
import { usePossibleActions } from './time-left.ts';

const BANNER_TONES = { good: 'info', risk: 'risk', bad: 'bad', calm: 'info' } as const satisfies Record<
  Tone,
  string
>;

interface ProblemCardProps {
  readonly company: CompanyView;
  readonly problem: Problem;
}

export function ProblemCard({ company, problem }: ProblemCardProps) {
  const t = useTexts();
  const navigator = useNavigator();
  const actions = useCompanyActions();
  const possible = usePossibleActions(company);
  // Signing in is offered where the token's other actions are.
  const isOffered = problem.remedy === 'signIn' && possible.includes('signIn');
  const suggestion = isOffered ? undefined : actions.suggestedAction(company, problem);
  return (
    <>
      <Banner tone={BANNER_TONES[toneOf(company.status)]} title={problem.title} meaning={problem.meaning}>
        {suggestion && (
          <Button isBusy={company.renewing} onPress={suggestion.run}>
            {suggestion.name}
          </Button>
        )}
        {problem.checkHelps && (
          <Button onPress={() => navigator.open({ screen: 'setupCheck' })}>{t('company.checkSetup')}</Button>
        )}
        <DetailsButton company={company} />
      </Banner>
      <ItContact />
      {problem.certificateChanged && <ChangedCertificate company={company} />}
    </>
  );
}

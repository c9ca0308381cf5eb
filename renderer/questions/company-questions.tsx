// What a company's service can be asked under its current token, one thing at a time.
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { TokenQuestion } from './token-question.tsx';
import { useServiceQuestion } from './use-service-question.ts';
import { UserIdSection } from './user-id-section.tsx';

export function CompanyQuestions({ company }: { readonly company: CompanyView }) {
  const token = useServiceQuestion(company.id);
  const userId = useServiceQuestion(company.id);
  return (
    <>
      <TokenQuestion company={company} question={token} isBlocked={userId.isAsking} />
      <UserIdSection company={company} question={userId} isBlocked={token.isAsking} />
    </>
  );
}

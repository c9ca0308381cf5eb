// Copies a report about a company, for the operator to send to IT.
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { useCompanyActions } from './company-actions.ts';

export function DetailsButton({ company }: { readonly company: CompanyView }) {
  const t = useTexts();
  const actions = useCompanyActions();
  return (
    <Button weight="quiet" icon="copy" onPress={() => void actions.copyDetails(company)}>
      {t('company.copyDetails')}
    </Button>
  );
}

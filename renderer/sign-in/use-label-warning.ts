// The warning about a company's name while it is typed, in words.
import { userAtHost } from '../../app/shared/equal-names.ts';
import { labelWarning } from '../../app/shared/label-warning.ts';
import { useSnapshot } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';

/** `companyId`: the company that is being edited; null for a new one. */
export function useLabelWarning(companyId: string | null, typed: string): string | undefined {
  const t = useTexts();
  const companies = useSnapshot((snapshot) => snapshot.companies);
  const warning = labelWarning(
    typed,
    companies.filter(({ id }) => id !== companyId),
  );
  if (!warning) return undefined;
  const { other } = warning;
  return t('form.equalName', { name: other.label, difference: userAtHost(other) });
}

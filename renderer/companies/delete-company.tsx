// Asks before a company is deleted; afterwards the message offers to undo it.
import type { CompanyView } from '../../app/contract.ts';
import { durationWords } from '../../app/shared/time-words.ts';
import { useLanguage } from '../bridge.ts';
import { UNDO_DELETE_MS } from '../contract-values.ts';
import { useTexts } from '../texts/texts.ts';
import { Question } from '../ui/dialog.tsx';
import { useCompanyActions } from './company-actions.ts';

interface DeleteCompanyProps {
  readonly company: CompanyView;
  readonly onClose: () => void;
}

export function DeleteCompany({ company, onClose }: DeleteCompanyProps) {
  const t = useTexts();
  const language = useLanguage();
  const actions = useCompanyActions();

  const remove = async () => {
    onClose();
    // Its screens go with it; by now another one may be open.
    await actions.remove(company);
  };

  return (
    <Question
      title={t('company.deleteTitle', { name: company.label })}
      meaning={t('company.deleteMeaning', { duration: durationWords(UNDO_DELETE_MS, language) })}
      confirmText={t('company.delete')}
      cancelText={t('app.cancel')}
      onConfirm={() => void remove()}
      onCancel={onClose}
    />
  );
}

// What can be done with a company itself, and not with its token: edit, make a favourite, duplicate, share and delete.
import { useState } from 'react';
import { mayAdd } from '../../app/shared/allowed-services.ts';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { UNDO_MS } from '../../app/shared/contract/companies.ts';
import { durationWords } from '../../app/shared/time-words.ts';
import { useLanguage, useSnapshot } from '../bridge.ts';
import { useNavigator } from '../navigation.ts';
import { useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { Question } from '../ui/dialog.tsx';
import { useCompanyActions } from './company-actions.ts';

export function CompanyHeaderButtons({ company }: { readonly company: CompanyView }) {
  const t = useTexts();
  const navigator = useNavigator();
  const actions = useCompanyActions();
  const [isDeleting, setDeleting] = useState(false);
  const services = useSnapshot(({ managed }) => managed.services);
  // What IT has set up, the operator can neither change nor delete; only what IT left open is filled in.
  const { managed } = company;
  const canEdit = !managed || managed.open !== undefined;
  const canDuplicate = company.practice || mayAdd(services?.allowed, company);
  return (
    <>
      {canEdit && (
        <Button
          weight="quiet"
          icon="edit"
          onPress={() => navigator.open({ screen: 'edit', companyId: company.id })}
        >
          {t('company.edit')}
        </Button>
      )}
      <Button weight="quiet" icon="star" onPress={() => void actions.changeFavourite(company)}>
        {company.favourite ? t('company.endFavourite') : t('company.makeFavourite')}
      </Button>
      {canDuplicate && (
        <Button weight="quiet" icon="copy" onPress={() => void actions.duplicate(company)}>
          {t('company.duplicate')}
        </Button>
      )}
      {!company.practice && (
        <Button
          weight="quiet"
          icon="share"
          onPress={() => navigator.open({ screen: 'export', about: company.id })}
        >
          {t('company.share')}
        </Button>
      )}
      {!managed && (
        <Button weight="quiet" icon="remove" onPress={() => setDeleting(true)}>
          {t('company.delete')}
        </Button>
      )}
      {isDeleting && <DeleteQuestion company={company} onClose={() => setDeleting(false)} />}
    </>
  );
}

interface DeleteQuestionProps {
  readonly company: CompanyView;
  readonly onClose: () => void;
}

/** The message afterwards offers to undo it. */
function DeleteQuestion({ company, onClose }: DeleteQuestionProps) {
  const t = useTexts();
  const language = useLanguage();
  const actions = useCompanyActions();

  const remove = async () => {
    onClose();
    await actions.remove(company);
  };

  return (
    <Question
      title={t('company.deleteTitle', { name: company.label })}
      meaning={t('company.deleteMeaning', { duration: durationWords(UNDO_MS, language) })}
      confirmText={t('company.delete')}
      cancelText={t('app.cancel')}
      onConfirm={() => void remove()}
      onCancel={onClose}
    />
  );
}

// What can be done with a user ID that was found, each with its message afterwards.
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { call } from '../bridge.ts';
import { savedToast } from '../sign-in/saved-toast.ts';
import { useTexts } from '../texts/texts.ts';
import { showToast } from '../ui/toast.tsx';
import { useBusy } from '../ui/use-busy.ts';
import { undoAction } from '../undo-action.ts';

export function useUserIdSwitch({ id: companyId, label: name }: CompanyView) {
  const t = useTexts();
  const { isBusy: isSwitching, run } = useBusy();

  const copy = async () => {
    const { copied } = await call('copyUserId', { companyId });
    if (copied) return showToast({ tone: 'good', title: t('userId.copied') });
    const meaning = t('company.detailsNotCopiedMeaning');
    showToast({ tone: 'bad', title: t('company.detailsNotCopied'), meaning });
  };

  const undo = async () => {
    const { undone } = await call('undoSignInByUserId', { companyId });
    if (undone) return showToast({ tone: 'good', title: t('userId.undone', { name }) });
    const meaning = t('userId.notUndoneMeaning', { name });
    showToast({ tone: 'risk', title: t('userId.notUndone'), meaning });
  };

  const use = () =>
    run(async () => {
      const result = await call('signInByUserId', { companyId });
      if (result.outcome === 'switched') {
        const message = savedToast(t('userId.used', { name }), result.notice);
        showToast({ ...message, action: undoAction(t, undo) });
        return;
      }
      const { title, meaning, quote } = result.problem;
      const said = quote === undefined ? '' : `${t('form.serviceSays', { words: quote })} `;
      if (!result.cancelled) showToast({ tone: 'bad', title, meaning: said + meaning });
    });

  return { isSwitching, copy, use, cancel: () => void call('cancelSignIn', { companyId }) };
}

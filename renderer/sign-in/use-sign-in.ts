// The form that signs in to an existing company: the secrets while they are typed, and the attempt itself.
import { useState } from 'react';
import type { CompanyView, ProviderView } from '../../app/shared/contract/companies.ts';
import { call } from '../bridge.ts';
import { useFinish, useTypedText } from '../navigation.ts';
import { useTexts } from '../texts/texts.ts';
import { showToast } from '../ui/toast.tsx';
import { isAnyTyped, typedSecrets } from './company-draft.ts';
import { savedToast } from './saved-toast.ts';
import { type FormFields, useSecrets } from './use-form-fields.ts';
import { useSignInAttempt } from './use-sign-in-attempt.ts';

export function useSignIn(company: CompanyView, provider: ProviderView, fields: FormFields) {
  const t = useTexts();
  const finish = useFinish();
  const { secrets, setSecret } = useSecrets(fields);
  const [storePassword, setStorePassword] = useState(company.storePassword);
  const { working, attempt, cancel } = useSignInAttempt(company.id, fields);
  useTypedText(isAnyTyped(secrets));

  const send = () =>
    call('signIn', { companyId: company.id, secrets: typedSecrets(provider, secrets), storePassword });
  const signIn = () =>
    attempt('signIn', send, ({ notice }) => {
      finish({ screen: 'signIn', companyId: company.id });
      showToast(savedToast(t('company.signedIn', { name: company.label }), notice));
    });
  const isWorking = working !== null;
  return { secrets, setSecret, storePassword, setStorePassword, isWorking, signIn, cancel };
}

// The screen that signs in to an existing company: it asks for the secrets and nothing else.
import { type FormEvent, useId, useState } from 'react';
import type { CompanyView, ProviderView } from '../../app/shared/contract/companies.ts';
import { useCompany, useProvider } from '../bridge.ts';
import { missesField } from '../managed/open-fields.ts';
import { useTexts } from '../texts/texts.ts';
import { useTrustDialogs } from '../trust/trust-dialogs.ts';
import { Button } from '../ui/button.tsx';
import { ScreenBody, ScreenFrame } from '../ui/screen.tsx';
import { FormProblem } from './form-problem.tsx';
import { ManagedCompanyForm } from './managed-company-form.tsx';
import { SignInFields } from './sign-in-fields.tsx';
import styles from './sign-in-screen.module.css';
import { useFormFields } from './use-form-fields.ts';
import { useSignIn } from './use-sign-in.ts';
import { useSignInOwner } from './use-sign-in-owner.ts';

export function SignInScreen({ companyId }: { readonly companyId: string }) {
  const company = useCompany(companyId);
  const provider = useProvider(company?.providerId ?? '');
  // Decided once: a field that has just been filled in does not change the form.
  const [asksMore] = useState(() => company !== undefined && missesField(company));
  if (!company || !provider) return null;
  return asksMore ? (
    <ManagedCompanyForm company={company} screen="signIn" />
  ) : (
    <SignInForm company={company} provider={provider} />
  );
}

interface SignInFormProps {
  readonly company: CompanyView;
  readonly provider: ProviderView;
}

function SignInForm({ company, provider }: SignInFormProps) {
  const t = useTexts();
  const secretFields = provider.fields.filter(({ secret }) => secret);
  const fields = useFormFields(secretFields.map(({ name }) => name));
  const { secrets, setSecret, storePassword, setStorePassword, isWorking, signIn, cancel } = useSignIn(
    company,
    provider,
    fields,
  );
  const dialogs = useTrustDialogs();
  const owner = useSignInOwner(company, () => {
    if (fields.problem?.remedy === 'certificate') void signIn();
  });
  const formId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void signIn();
  };
  const footer = (
    <>
      <FormProblem problem={fields.problem} onLook={() => dialogs.look(owner)} />
      {isWorking && <Button onPress={cancel}>{t('app.cancel')}</Button>}
      <Button weight="primary" type="submit" form={formId} isBusy={isWorking}>
        {isWorking ? t('form.working') : t('signIn.action')}
      </Button>
    </>
  );
  return (
    <ScreenFrame title={t('signIn.title', { name: company.label })} footer={footer}>
      <ScreenBody>
        <form id={formId} className={styles.form} noValidate onSubmit={submit}>
          <SignInFields
            {...{ company, provider, fields, secrets, storePassword }}
            onSecret={setSecret}
            onStorePassword={setStorePassword}
          />
        </form>
      </ScreenBody>
    </ScreenFrame>
  );
}

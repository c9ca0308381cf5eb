// The form of a company that IT has set up: what IT has set stands fixed above what the operator fills in.
import { type FormEvent, useId } from 'react';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { useSnapshot } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';
import { ScreenBody, ScreenFrame } from '../ui/screen.tsx';
import { AccountCard } from './account-card.tsx';
import { draftOf } from './company-draft.ts';
import styles from './company-form.module.css';
import { AccountFields, KeepFormSignedIn, SaveButtons } from './company-form-parts.tsx';
import { useCompanyForm } from './use-company-form.ts';

interface ManagedCompanyFormProps {
  readonly company: CompanyView;
  /** The screen that it is on. */
  readonly screen: 'edit' | 'signIn';
}

export function ManagedCompanyForm({ company, screen }: ManagedCompanyFormProps) {
  const t = useTexts();
  const providers = useSnapshot((snapshot) => snapshot.providers);
  const provider = providers.find(({ id }) => id === company.providerId);
  const form = useCompanyForm({
    ...{ companyId: company.id, providers, stored: company.trust, isManaged: true },
    draft: draftOf(company, provider),
    screen: { screen, companyId: company.id },
  });
  const formId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.save(form.signsIn);
  };
  const open = company.managed?.open ?? [];
  return (
    <ScreenFrame
      title={t('signIn.title', { name: company.label })}
      footer={<SaveButtons form={form} formId={formId} isNew={false} isSignIn={screen === 'signIn'} />}
    >
      <ScreenBody>
        <form id={formId} className={styles.form} noValidate onSubmit={submit}>
          {provider && <AccountCard company={company} provider={provider} canEdit={false} />}
          <AccountFields
            form={form}
            isNew={company.status === 'signedOut'}
            isShown={({ name, secret }) => secret || open.includes(name)}
          />
          <KeepFormSignedIn form={form} />
        </form>
      </ScreenBody>
    </ScreenFrame>
  );
}

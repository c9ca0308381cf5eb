// What a sign-in to an existing company asks for: why, where, the secrets, and whether they are kept.
import type { ReactNode } from 'react';
import type { CompanyView, ProviderView } from '../../app/shared/contract/companies.ts';
import type { TypedSecrets } from '../../app/shared/contract/sessions.ts';
import { Banner } from '../ui/banner.tsx';
import { AccountCard } from './account-card.tsx';
import { KeepSignedIn } from './keep-signed-in.tsx';
import { SecretField } from './secret-field.tsx';
import type { FormFields } from './use-form-fields.ts';

interface SignInFieldsProps {
  readonly company: CompanyView;
  readonly provider: ProviderView;
  readonly fields: FormFields;
  readonly secrets: TypedSecrets;
  readonly onSecret: (name: string, value: string) => void;
  readonly storePassword: boolean;
  readonly onStorePassword: (isOn: boolean) => void;
  /** In place of why the company needs a sign-in. */
  readonly reason?: ReactNode;
  /** Between the secrets and whether they are kept. */
  readonly children?: ReactNode;
}

export function SignInFields(props: SignInFieldsProps) {
  const { company, provider, fields, secrets, reason, children } = props;
  const secretFields = provider.fields.filter(({ secret }) => secret);
  return (
    <>
      {reason ?? <Reason company={company} />}
      <AccountCard company={company} provider={provider} />
      {secretFields.map((field, index) => (
        <SecretField
          key={field.name}
          field={field}
          value={secrets[field.name] ?? ''}
          onChange={(value) => props.onSecret(field.name, value)}
          error={fields.errors[field.name]}
          inputRef={fields.inputRef(field.name)}
          autoFocus={index === 0}
        />
      ))}
      {children}
      {secretFields.length > 0 && (
        <KeepSignedIn
          provider={provider}
          typed={secrets}
          isOn={props.storePassword}
          onChange={props.onStorePassword}
          isForced={company.status === 'needsSignIn'}
        />
      )}
    </>
  );
}

/** A failed attempt is told below, and does not change it. */
function Reason({ company: { status, problem } }: { readonly company: CompanyView }) {
  if (status !== 'needsSignIn' || !problem) return null;
  return <Banner tone="info" title={problem.title} meaning={problem.meaning} />;
}

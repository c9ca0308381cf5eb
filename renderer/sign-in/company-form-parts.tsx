// The parts that the forms of companies share: the fields of the account, whether a secret is kept, and the buttons that save.
import { needsNoSecret } from '../../app/shared/account.ts';
import type { FieldView } from '../../app/shared/contract/companies.ts';
import { useTexts } from '../texts/texts.ts';
import { useTrustDialogs } from '../trust/trust-dialogs.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import { FormProblem } from './form-problem.tsx';
import { KeepSignedIn } from './keep-signed-in.tsx';
import { SecretField } from './secret-field.tsx';
import type { CompanyForm as Form } from './use-company-form.ts';

interface AccountFieldsProps {
  readonly form: Form;
  readonly isNew: boolean;
  readonly isShown?: (field: FieldView) => boolean;
}

export function AccountFields({ form, isNew, isShown = () => true }: AccountFieldsProps) {
  const t = useTexts();
  const { fields, provider, secrets } = form;
  const inColumns = provider.fields.filter((field) => !field.isSwitch && isShown(field));
  return inColumns.map((field) =>
    field.secret ? (
      <SecretField
        key={field.name}
        field={field}
        hint={isNew ? undefined : t('form.secretKept')}
        value={secrets[field.name] ?? ''}
        onChange={(value) => form.setSecret(field.name, value)}
        error={fields.errors[field.name]}
        inputRef={fields.inputRef(field.name)}
      />
    ) : (
      <AccountField key={field.name} form={form} field={field} />
    ),
  );
}

interface AccountFieldProps {
  readonly form: Form;
  readonly field: FieldView;
}

function AccountField({ form, field }: AccountFieldProps) {
  const t = useTexts();
  const { draft, fields } = form;
  const { name, label, hint, optional, choices } = field;
  const value = draft.account[name] ?? '';
  const change = (changed: string) => form.setAccountField(name, changed);
  if (choices)
    return (
      <Select
        {...{ label, hint }}
        choices={choices.map((choice) => ({ id: choice.value, name: choice.label }))}
        chosen={value}
        onChoose={change}
      />
    );
  return (
    <Field
      label={optional ? t('form.optional', { label }) : label}
      hint={form.cleaned.includes(name) ? t('form.tidied') : hint}
      value={value}
      onChange={change}
      onLeave={() => void form.leave(name)}
      error={fields.errors[name]}
      inputRef={fields.inputRef(name)}
    />
  );
}

/** Nothing where there is no secret to keep. */
export function KeepFormSignedIn({ form }: { readonly form: Form }) {
  if (needsNoSecret(form.provider)) return null;
  return (
    <KeepSignedIn
      provider={form.provider}
      typed={form.secrets}
      isOn={form.draft.storePassword}
      onChange={form.setStorePassword}
    />
  );
}

interface SaveButtonsProps {
  readonly form: Form;
  readonly formId: string;
  readonly isNew: boolean;
  /** Saving without a sign-in is not what the operator came for. */
  readonly isSignIn?: boolean;
}

export function SaveButtons({ form, formId, isNew, isSignIn = false }: SaveButtonsProps) {
  const t = useTexts();
  const dialogs = useTrustDialogs();
  const savedText = form.signsIn ? t(isNew ? 'form.addAndSignIn' : 'form.saveAndSignIn') : t('form.save');
  const saveText = isSignIn ? t('signIn.action') : savedText;
  const workingText = form.working === 'signIn' ? t('form.working') : t('form.saving');
  return (
    <>
      <FormProblem problem={form.fields.problem} onLook={() => dialogs.look(form.trust.owner)} />
      {form.working === 'signIn' && <Button onPress={form.cancel}>{t('app.cancel')}</Button>}
      {form.signsIn && !isSignIn && form.working !== 'signIn' && (
        <Button isDisabled={form.working !== null} onPress={() => void form.save(false)}>
          {t('form.saveOnly')}
        </Button>
      )}
      <Button weight="primary" type="submit" form={formId} isBusy={form.working !== null}>
        {form.working ? workingText : saveText}
      </Button>
    </>
  );
}

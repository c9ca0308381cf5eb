// The form that adds or edits a company. Its account fields come from the chosen provider.
import { type FormEvent, useId } from 'react';
import { renewsByItself } from '../../app/shared/account.ts';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { COPY_FORMATS } from '../../app/shared/contract/sessions.ts';
import { listWords } from '../../app/shared/time-words.ts';
import { useCompany, useLanguage, useSnapshot } from '../bridge.ts';
import { AllowedServices } from '../managed/allowed-services.tsx';
import { useAllowedProviders } from '../managed/use-allowed-providers.ts';
import { type Translate, useTexts } from '../texts/texts.ts';
import { Field } from '../ui/field.tsx';
import { ScreenBody, ScreenFrame } from '../ui/screen.tsx';
import { Select } from '../ui/select.tsx';
import { Spoken } from '../ui/spoken.tsx';
import { Switch } from '../ui/switch.tsx';
import { type AddressWords, addressNotesIn } from './address-notes.ts';
import { draftOf, newDraft } from './company-draft.ts';
import styles from './company-form.module.css';
import { AccountFields, KeepFormSignedIn, SaveButtons } from './company-form-parts.tsx';
import { DraftTrustSection } from './draft-trust-section.tsx';
import { AskBeforeCopy, EnvironmentFields } from './environment-fields.tsx';
import { ManagedCompanyForm } from './managed-company-form.tsx';
import { ProviderChoice } from './provider-choice.tsx';
import { type CompanyForm as Form, useCompanyForm } from './use-company-form.ts';
import { useLabelWarning } from './use-label-warning.ts';

/** `companyId` null adds a company. */
export function CompanyForm({ companyId }: { readonly companyId: string | null }) {
  const company = useCompany(companyId ?? '');
  return company?.managed ? (
    <ManagedCompanyForm company={company} screen="edit" />
  ) : (
    <OwnCompanyForm companyId={companyId} company={company} />
  );
}

interface OwnCompanyFormProps {
  readonly companyId: string | null;
  readonly company: CompanyView | undefined;
}

function OwnCompanyForm({ companyId, company }: OwnCompanyFormProps) {
  const t = useTexts();
  const providers = useAllowedProviders(company?.providerId);
  const itsProvider = providers.find(({ id }) => id === company?.providerId);
  const [firstProvider] = providers;
  if (!firstProvider) throw new Error('The snapshot names no way to sign in.');
  const form = useCompanyForm({
    companyId,
    draft: company ? draftOf(company, itsProvider) : newDraft(firstProvider),
    providers,
    stored: company?.trust,
  });
  const formId = useId();
  const labelWarning = useLabelWarning(companyId, form.draft.label) ?? twinWords(form, t);
  const address = addressNotesIn(form, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.save(form.signsIn);
  };
  return (
    <ScreenFrame
      title={t(companyId === null ? 'form.addTitle' : 'form.editTitle')}
      footer={<SaveButtons form={form} formId={formId} isNew={companyId === null} />}
    >
      <ScreenBody>
        <form id={formId} className={styles.form} noValidate onSubmit={submit}>
          {companyId === null && <WhomToAsk />}
          <AllowedServices />
          <ProviderChoice providers={providers} chosenId={form.provider.id} onChoose={form.chooseProvider} />
          <div className={styles.columns}>
            <AddressFields form={form} labelWarning={labelWarning} address={address} />
            <AccountFields form={form} isNew={companyId === null} />
            <Switches form={form} />
            <EnvironmentFields form={form} />
            <CopyFormat form={form} />
            {renewsByItself(form.provider, form.draft.storePassword) && <Renewal form={form} />}
          </div>
          <AskBeforeCopy form={form} />
          <KeepFormSignedIn form={form} />
        </form>
        <DraftTrustSection
          owner={form.trust.owner}
          agreed={form.trust.agreed}
          stored={form.stored}
          address={form.understood}
          onForget={form.trust.forget}
        />
        <Spoken words={useCleanedWords(form)} />
        <Spoken words={labelWarning ?? ''} />
        <Spoken words={[address.spoken, address.warning].filter(Boolean).join(' ')} />
      </ScreenBody>
    </ScreenFrame>
  );
}

/** Before the first field: most of what the form asks for, only others know. */
function WhomToAsk() {
  const t = useTexts();
  const contact = useSnapshot(({ managed }) => managed.contact?.words);
  return (
    <p className={styles.ask}>
      {contact === undefined ? t('form.unsure') : t('form.unsureContact', { contact })}
    </p>
  );
}

interface AddressFieldsProps {
  readonly form: Form;
  readonly labelWarning: string | undefined;
  readonly address: AddressWords;
}

function AddressFields({ form, labelWarning, address }: AddressFieldsProps) {
  const t = useTexts();
  const { draft, fields, provider } = form;
  return (
    <>
      <Field
        label={t('form.label')}
        hint={form.cleaned.includes('label') ? t('form.tidied') : t('form.labelHint')}
        warning={labelWarning}
        value={draft.label}
        onChange={form.setLabel}
        onLeave={() => void form.leave('label')}
        error={fields.errors.label}
        inputRef={fields.inputRef('label')}
      />
      <Field
        label={provider.addressLabel}
        hint={address.hint ?? provider.addressHint}
        warning={address.warning}
        example={provider.addressExample}
        type="url"
        value={draft.address}
        onChange={form.setAddress}
        onLeave={() => void form.leave('address')}
        error={fields.errors.address}
        inputRef={fields.inputRef('address')}
      />
    </>
  );
}

/** The hint at a tidied field appears after the focus has left it, so a screen reader would not come across it. */
function useCleanedWords({ cleaned, provider }: Form): string {
  const t = useTexts();
  const language = useLanguage();
  const labels = cleaned.map((name) =>
    name === 'label'
      ? t('form.label')
      : name === 'environment'
        ? t('form.environmentName')
        : (provider.fields.find((field) => field.name === name)?.label ?? name),
  );
  return labels.length === 0 ? '' : t('form.tidiedFields', { fields: listWords(labels, language) });
}

/** The name of a company decides which token is copied: one that is mistaken for another sends it to the wrong place. */
function twinWords({ twin }: Form, t: Translate): string | undefined {
  return twin && t(twin.kind === 'same' ? 'form.twinSame' : 'form.twinAlike', { company: twin.label });
}

function Switches({ form }: { readonly form: Form }) {
  const { draft, provider } = form;
  return provider.fields
    .filter(({ isSwitch }) => isSwitch)
    .map(({ name, label, hint, choices: [off, on] = [] }) => (
      <div key={name} className={styles.wide}>
        <Switch
          {...{ label, hint }}
          isOn={draft.account[name] === on?.value}
          onChange={(isOn) => form.setAccountField(name, (isOn ? on : off)?.value ?? '')}
        />
      </div>
    ));
}

function CopyFormat({ form }: { readonly form: Form }) {
  const t = useTexts();
  return (
    <Select
      label={t('form.copyFormat')}
      hint={t(`copy.${form.draft.copyFormat}Hint`)}
      choices={COPY_FORMATS.map((id) => ({ id, name: t(`copy.${id}`), example: t(`copy.${id}Example`) }))}
      chosen={form.draft.copyFormat}
      onChoose={form.setCopyFormat}
    />
  );
}

function Renewal({ form }: { readonly form: Form }) {
  const t = useTexts();
  const { renewalMode = 'always' } = form.draft;
  return (
    <Select
      label={t('form.renewal')}
      hint={t(renewalMode === 'onCopy' ? 'form.renewalOnCopyHint' : 'form.renewalAlwaysHint')}
      choices={[
        { id: 'always', name: t('form.renewalAlways') },
        { id: 'onCopy', name: t('form.renewalOnCopy') },
      ]}
      chosen={renewalMode}
      onChoose={form.setRenewalMode}
    />
  );
}

// The part of a company's form about its environment, and whether a copy is confirmed.
import { type Environment, environmentKind } from '../../app/shared/environment.ts';
import { type Translate, useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import { Switch } from '../ui/switch.tsx';
import styles from './environment-fields.module.css';
import { environmentSuggestion, type SuggestedKind } from './environment-suggestion.ts';
import type { CompanyForm } from './use-company-form.ts';

const CHOICES = ['none', 'production', 'test', 'other'] as const;
type ChoiceId = (typeof CHOICES)[number];

export function EnvironmentFields({ form }: { readonly form: CompanyForm }) {
  const t = useTexts();
  const { environment } = form.draft;
  const chosen: ChoiceId = environment === undefined ? 'none' : environmentKind(environment);
  return (
    <>
      <div>
        <Select
          label={t('form.environment')}
          hint={t('form.environmentHint')}
          choices={CHOICES.map((id) => ({ id, name: t(`environment.${id}`) }))}
          chosen={chosen}
          onChoose={(id) => form.setEnvironment(environmentOf(id))}
        />
        <SuggestedEnvironment form={form} />
      </div>
      {typeof environment === 'object' && <EnvironmentName form={form} name={environment.name} />}
    </>
  );
}

/** Offered where there is an environment to tell apart. */
export function AskBeforeCopy({ form }: { readonly form: CompanyForm }) {
  const t = useTexts();
  const { environment, askBeforeCopy = false } = form.draft;
  if (!environment && !askBeforeCopy) return null;
  return (
    <Switch
      label={t('form.askBeforeCopy')}
      hint={t('form.askBeforeCopyHint')}
      isOn={askBeforeCopy}
      onChange={form.setAskBeforeCopy}
    />
  );
}

function environmentOf(id: ChoiceId): Environment | undefined {
  if (id === 'none') return undefined;
  return id === 'other' ? { name: '' } : id;
}

interface EnvironmentNameProps {
  readonly form: CompanyForm;
  readonly name: string;
}

function EnvironmentName({ form, name }: EnvironmentNameProps) {
  const t = useTexts();
  const { fields, cleaned } = form;
  return (
    <Field
      label={t('form.environmentName')}
      hint={cleaned.includes('environment') ? t('form.tidied') : t('form.environmentNameHint')}
      value={name}
      onChange={(typed) => form.setEnvironment({ name: typed })}
      onLeave={() => void form.leave('environment')}
      error={fields.errors.environment}
      inputRef={fields.inputRef('environment')}
    />
  );
}

/** An offer, no more. */
function SuggestedEnvironment({ form }: { readonly form: CompanyForm }) {
  const t = useTexts();
  const { draft, understood } = form;
  const suggestion = environmentSuggestion(draft, understood && new URL(understood).hostname);
  return (
    <div role="status" className={styles.suggestion}>
      {suggestion && (
        <>
          <p>{t('form.environmentSuggested', { word: suggestion.word })}</p>
          <Button onPress={() => form.setEnvironment(suggested(suggestion.kind, t))}>
            {t(`form.markAs.${suggestion.kind}`)}
          </Button>
        </>
      )}
    </div>
  );
}

const suggested = (kind: SuggestedKind, t: Translate): Environment =>
  kind === 'staging' ? { name: t('environment.staging') } : kind;

// Whether the secrets may be stored, and what that means on this computer.
import type { ProviderView } from '../../app/shared/contract/companies.ts';
import type { TypedSecrets } from '../../app/shared/contract/sessions.ts';
import { listWords } from '../../app/shared/time-words.ts';
import { useLanguage, useSnapshot } from '../bridge.ts';
import { type TextKey, useTexts } from '../texts/texts.ts';
import { Switch } from '../ui/switch.tsx';
import { renewalSecrets } from './company-draft.ts';

interface Words {
  readonly label: TextKey;
  readonly on: Readonly<Record<'secure' | 'weak' | 'memory', TextKey>>;
  readonly off: TextKey;
}

const PASSWORD: Words = {
  label: 'form.keep',
  on: { secure: 'form.keepSecure', weak: 'form.keepWeak', memory: 'form.keepMemory' },
  off: 'form.keepOff',
};
const OTHER_SECRETS: Words = {
  label: 'form.keepOther',
  on: { secure: 'form.keepOtherSecure', weak: 'form.keepOtherWeak', memory: 'form.keepOtherMemory' },
  off: 'form.keepOtherOff',
};

interface KeepSignedInProps {
  readonly provider: ProviderView;
  readonly typed: TypedSecrets;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export function KeepSignedIn({ provider, typed, isOn, onChange }: KeepSignedInProps) {
  const t = useTexts();
  const language = useLanguage();
  const storage = useSnapshot((snapshot) => snapshot.secretStorage);
  const asked = provider.fields.filter(({ secret }) => secret);
  const words = asked.every(({ name }) => name === 'password') ? PASSWORD : OTHER_SECRETS;
  const needed = renewalSecrets(provider, typed).map(({ label }) => label);
  const secrets = listWords(needed, language);
  const offHint = needed.length > 0 ? t('form.keepOffRenewal', { secrets }) : t(words.off);
  return (
    <Switch
      label={t(words.label)}
      hint={isOn ? t(words.on[storage]) : offHint}
      isOn={isOn}
      onChange={onChange}
    />
  );
}

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
  /** What it would bring, where storage is secure. */
  readonly gain: TextKey;
  readonly gainForced: TextKey;
}

const PASSWORD: Words = {
  label: 'form.keep',
  on: { secure: 'form.keepSecure', weak: 'form.keepWeak', memory: 'form.keepMemory' },
  off: 'form.keepOff',
  gain: 'form.keepGain',
  gainForced: 'form.keepGainForced',
};
const OTHER_SECRETS: Words = {
  label: 'form.keepOther',
  on: { secure: 'form.keepOtherSecure', weak: 'form.keepOtherWeak', memory: 'form.keepOtherMemory' },
  off: 'form.keepOtherOff',
  gain: 'form.keepOtherGain',
  gainForced: 'form.keepOtherGainForced',
};

interface KeepSignedInProps {
  readonly provider: ProviderView;
  readonly typed: TypedSecrets;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  /** The operator is here because it was not kept, or no longer works. */
  readonly isForced?: boolean;
}

export function KeepSignedIn({ provider, typed, isOn, onChange, isForced = false }: KeepSignedInProps) {
  const t = useTexts();
  const language = useLanguage();
  const storage = useSnapshot((snapshot) => snapshot.secretStorage);
  const asked = provider.fields.filter(({ secret }) => secret);
  const words = asked.every(({ name }) => name === 'password') ? PASSWORD : OTHER_SECRETS;
  const needed = renewalSecrets(provider, typed).map(({ label }) => label);
  const secrets = listWords(needed, language);
  const isRecommended = storage === 'secure';
  const offWords = needed.length > 0 ? t('form.keepOffRenewal', { secrets }) : t(words.off);
  const gain = isRecommended ? ` ${t(isForced ? words.gainForced : words.gain)}` : '';
  return (
    <Switch
      label={t(words.label)}
      tag={isRecommended ? t('form.keepRecommended') : undefined}
      hint={isOn ? t(words.on[storage]) : offWords + gain}
      isOn={isOn}
      onChange={onChange}
    />
  );
}

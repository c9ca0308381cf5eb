// Whether the password may be stored, and what that means on this computer.
import { useSnapshot } from '../bridge.ts';
import { type TextKey, useTexts } from '../texts/texts.ts';
import { Switch } from '../ui/switch.tsx';

const MEANINGS = {
  secure: 'form.keepSecure',
  weak: 'form.keepWeak',
  memory: 'form.keepMemory',
} as const satisfies Record<string, TextKey>;

interface KeepSignedInProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export function KeepSignedIn({ isOn, onChange }: KeepSignedInProps) {
  const t = useTexts();
  const storage = useSnapshot((snapshot) => snapshot.secretStorage);
  return (
    <Switch
      label={t('form.keep')}
      hint={t(isOn ? MEANINGS[storage] : 'form.keepOff')}
      isOn={isOn}
      onChange={onChange}
    />
  );
}

// How IT's word shows at a setting: where its value came from, and that it cannot be changed.
import type { SettingsChange } from '../../app/shared/contract/settings.ts';
import { useSnapshot } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';

interface ManagedLooks {
  readonly isDisabled?: true;
  readonly origin?: string;
}

/** Gives what a control of the settings shows; nothing where IT has no say. */
export function useManagedSettings(): (name: keyof SettingsChange) => ManagedLooks {
  const t = useTexts();
  const settings = useSnapshot(({ managed }) => managed.settings);
  return (name) => {
    const setting = settings[name];
    if (!setting) return {};
    const { origin, isLocked } = setting;
    return isLocked
      ? { isDisabled: true, origin: t('managed.setBy', { origin }) }
      : { origin: t('managed.defaultBy', { origin }) };
  };
}

// How well secrets are protected on this computer, and the choice to store them where the protection is weak.
import { useSnapshot } from '../bridge.ts';
import { type TextKey, useTexts } from '../texts/texts.ts';
import { Icon } from '../ui/icons.tsx';
import { Switch } from '../ui/switch.tsx';
import styles from './storage-settings.module.css';

const WORDS = {
  secure: { name: 'settings.storageSecure', meaning: 'settings.storageSecureMeaning' },
  weak: { name: 'settings.storageWeak', meaning: 'settings.storageWeakMeaning' },
  memory: { name: 'settings.storageMemory', meaning: 'settings.storageMemoryMeaning' },
} as const satisfies Record<string, Record<'name' | 'meaning', TextKey>>;

interface StorageSettingsProps {
  readonly allowWeak: boolean;
  readonly onAllowWeak: (allow: boolean) => void;
  readonly isDisabled?: boolean;
  readonly origin?: string | undefined;
}

export function StorageSettings({ allowWeak, onAllowWeak, ...looks }: StorageSettingsProps) {
  const t = useTexts();
  const storage = useSnapshot((snapshot) => snapshot.secretStorage);
  const isSecure = storage === 'secure';
  return (
    <>
      <div className={styles.status}>
        <span className={isSecure ? styles.secure : styles.weak}>
          <Icon name={isSecure ? 'check' : 'warning'} />
        </span>
        <div>
          <p className={styles.name}>{t(WORDS[storage].name)}</p>
          <p className={styles.meaning}>{t(WORDS[storage].meaning)}</p>
        </div>
      </div>
      {!isSecure && (
        <Switch
          {...looks}
          label={t('settings.allowWeak')}
          hint={t('settings.allowWeakHint')}
          isOn={allowWeak}
          onChange={onAllowWeak}
        />
      )}
    </>
  );
}

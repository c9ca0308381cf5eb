// The settings. Each takes effect at once; if main refuses a change, the setting says why.
import { type ComponentProps, useState } from 'react';
import type { FieldErrors } from '../../app/shared/contract/problem.ts';
import type { Settings, ShortcutName } from '../../app/shared/contract/settings.ts';
import { CLEAR_AFTER_CHOICES_S, THEMES } from '../../app/shared/contract/settings.ts';
import { durationWords } from '../../app/shared/time-words.ts';
import { call, useLanguage, useSnapshot } from '../bridge.ts';
import { LeavingSettings } from '../leaving/leaving-settings.tsx';
import { ManagedSection } from '../managed/managed-section.tsx';
import { useManagedSettings } from '../managed/use-managed-settings.ts';
import { type TextKey, useTexts } from '../texts/texts.ts';
import { ScreenBody, ScreenFrame } from '../ui/screen.tsx';
import { Section } from '../ui/section.tsx';
import { Select } from '../ui/select.tsx';
import { Switch } from '../ui/switch.tsx';
import { LanguageSetting } from './language-setting.tsx';
import styles from './settings-screen.module.css';
import { SharingSettings } from './sharing-settings.tsx';
import { ShortcutRecorder } from './shortcut-recorder.tsx';
import { StorageSettings } from './storage-settings.tsx';
import { TrustSettings } from './trust-settings.tsx';
import { UpdateSettings } from './update-settings.tsx';

const THEME_TEXTS = {
  system: 'settings.themeSystem',
  light: 'settings.themeLight',
  dark: 'settings.themeDark',
} as const satisfies Record<Settings['theme'], TextKey>;

type Change = (changed: Partial<Settings>) => void;

interface SettingsScreenProps {
  /** What is scrolled into view. */
  readonly section?: 'updates' | undefined;
}

export function SettingsScreen({ section }: SettingsScreenProps) {
  const t = useTexts();
  const settings = useSnapshot((snapshot) => snapshot.settings);
  const version = useSnapshot((snapshot) => snapshot.appVersion);
  const companies = useSnapshot((snapshot) => snapshot.companies);
  const trusting = companies.filter(({ trust }) => trust !== undefined);
  const managed = useManagedSettings();
  const [rejected, setRejected] = useState<FieldErrors>({});

  const change: Change = async (changed) => {
    const answer = await call('changeSettings', changed);
    setRejected(answer.rejected);
  };

  return (
    <ScreenFrame title={t('settings.title')}>
      <ScreenBody>
        <CopyingSettings settings={settings} change={change} rejected={rejected} />
        <NotificationSettings settings={settings} change={change} />
        <AppearanceSettings settings={settings} change={change} />
        <Group title={t('settings.starting')}>
          <Switch
            {...managed('startAtLogin')}
            label={t('settings.startAtLogin')}
            hint={t('settings.startAtLoginHint')}
            error={rejected.startAtLogin}
            isOn={settings.startAtLogin}
            onChange={(startAtLogin) => change({ startAtLogin })}
          />
        </Group>
        <UpdateSettings
          onLookForUpdates={(lookForUpdates) => change({ lookForUpdates })}
          isAskedFor={section === 'updates'}
        />
        <Group title={t('settings.storage')}>
          <StorageSettings
            {...managed('allowWeakStorage')}
            allowWeak={settings.allowWeakStorage}
            onAllowWeak={(allowWeakStorage) => change({ allowWeakStorage })}
          />
        </Group>
        {trusting.length > 0 && (
          <Group title={t('settings.trusted')} note={t('settings.trustedNote')}>
            <TrustSettings companies={trusting} />
          </Group>
        )}
        <Group title={t('sharing.title')}>
          <SharingSettings />
        </Group>
        <Group title={t('leaving.title')}>
          <LeavingSettings />
        </Group>
        <ManagedSection />
        <p className={styles.version}>{t('settings.version', { version })}</p>
      </ScreenBody>
    </ScreenFrame>
  );
}

interface CopyingSettingsProps {
  readonly settings: Settings;
  readonly change: Change;
  readonly rejected: FieldErrors;
}

function CopyingSettings({ settings, change, rejected }: CopyingSettingsProps) {
  const t = useTexts();
  const language = useLanguage();
  const managed = useManagedSettings();
  const refused = useSnapshot((snapshot) => snapshot.refusedShortcuts);
  const refusal = (name: ShortcutName) =>
    refused.includes(name) ? t('settings.shortcutRefused') : undefined;
  const clearAfterName = (seconds: number) =>
    seconds === 0
      ? t('settings.clearNever')
      : t('settings.clearAfterDuration', { duration: durationWords(seconds * 1_000, language) });
  const clearAfter = (id: string) => {
    const seconds = CLEAR_AFTER_CHOICES_S.find((choice) => String(choice) === id);
    if (seconds !== undefined) change({ clearClipboardAfterS: seconds });
  };
  return (
    <Group title={t('settings.copying')}>
      <Select
        isRow
        {...managed('clearClipboardAfterS')}
        label={t('settings.clearAfter')}
        hint={t('settings.clearAfterHint')}
        choices={CLEAR_AFTER_CHOICES_S.map((seconds) => ({
          id: String(seconds),
          name: clearAfterName(seconds),
        }))}
        chosen={String(settings.clearClipboardAfterS)}
        onChoose={clearAfter}
      />
      <ShortcutRecorder
        {...managed('quickCopyShortcut')}
        label={t('settings.quickCopyShortcut')}
        hint={t('settings.quickCopyShortcutHint')}
        accelerator={settings.quickCopyShortcut}
        error={rejected.quickCopyShortcut ?? refusal('quickCopyShortcut')}
        onRecord={(quickCopyShortcut) => change({ quickCopyShortcut })}
      />
      <ShortcutRecorder
        {...managed('copyShortcut')}
        label={t('settings.shortcut')}
        hint={t('settings.shortcutHint')}
        accelerator={settings.copyShortcut}
        error={rejected.copyShortcut ?? refusal('copyShortcut')}
        onRecord={(copyShortcut) => change({ copyShortcut })}
      />
    </Group>
  );
}

function AppearanceSettings({ settings, change }: Omit<CopyingSettingsProps, 'rejected'>) {
  const t = useTexts();
  const managed = useManagedSettings();
  return (
    <Group title={t('settings.appearance')}>
      <Select
        isRow
        {...managed('theme')}
        label={t('settings.theme')}
        choices={THEMES.map((id) => ({ id, name: t(THEME_TEXTS[id]) }))}
        chosen={settings.theme}
        onChoose={(theme) => change({ theme })}
      />
      <LanguageSetting
        {...managed('language')}
        chosen={settings.language}
        onChoose={(language) => change({ language })}
      />
    </Group>
  );
}

function NotificationSettings({ settings, change }: Omit<CopyingSettingsProps, 'rejected'>) {
  const t = useTexts();
  const managed = useManagedSettings();
  return (
    <Group title={t('settings.notifications')} note={t('settings.notifyAlways')}>
      <Switch
        {...managed('notifyOnCopy')}
        label={t('settings.notify')}
        hint={t('settings.notifyHint')}
        isOn={settings.notifyOnCopy}
        onChange={(notifyOnCopy) => change({ notifyOnCopy })}
      />
      <Switch
        {...managed('notifyOnProblem')}
        label={t('settings.notifyProblem')}
        hint={t('settings.notifyProblemHint')}
        isOn={settings.notifyOnProblem}
        onChange={(notifyOnProblem) => change({ notifyOnProblem })}
      />
      <Switch
        {...managed('notifyOnRecovery')}
        label={t('settings.notifyRecovery')}
        hint={t('settings.notifyRecoveryHint')}
        isOn={settings.notifyOnRecovery}
        onChange={(notifyOnRecovery) => change({ notifyOnRecovery })}
      />
    </Group>
  );
}

function Group({ children, ...section }: ComponentProps<typeof Section>) {
  return (
    <Section {...section}>
      <div className={styles.rows}>{children}</div>
    </Section>
  );
}

// Updates of TokenTray itself: what is known, and what can be done about it.
import { useEffect, useRef } from 'react';
import type { NewerVersion, UpdateStatus, UpdatesView } from '../../app/shared/contract/updates.ts';
import { momentWords } from '../../app/shared/time-words.ts';
import { call, useLanguage, useSnapshot } from '../bridge.ts';
import { useManagedSettings } from '../managed/use-managed-settings.ts';
import { type Translate, useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';
import { Switch } from '../ui/switch.tsx';
import { showToast } from '../ui/toast.tsx';
import screenStyles from './settings-screen.module.css';
import styles from './update-settings.module.css';

interface UpdateSettingsProps {
  readonly onLookForUpdates: (look: boolean) => void;
  /** Brings itself into view. */
  readonly isAskedFor: boolean;
}

export function UpdateSettings({ onLookForUpdates, isAskedFor }: UpdateSettingsProps) {
  const t = useTexts();
  const updates = useSnapshot((snapshot) => snapshot.updates);
  const managed = useManagedSettings();
  const isOperatorsChoice = updates.permission === 'daily' || updates.permission === 'onDemand';
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isAskedFor) place.current?.scrollIntoView({ block: 'start' });
  }, [isAskedFor]);
  return (
    <div ref={place}>
      <Section title={t('updates.title')}>
        <div className={screenStyles.rows}>
          {isOperatorsChoice && (
            <Switch
              {...managed('lookForUpdates')}
              label={t('updates.look')}
              hint={t('updates.lookHint')}
              isOn={updates.permission === 'daily'}
              onChange={onLookForUpdates}
            />
          )}
          <Status updates={updates} />
        </div>
      </Section>
    </div>
  );
}

function Status({ updates }: { readonly updates: UpdatesView }) {
  const words = useStatusWords(updates);
  const isAllowed = updates.permission === 'daily' || updates.permission === 'onDemand';
  const { status } = updates;
  return (
    <div className={styles.status}>
      <div role="status" className={styles.words}>
        <p className={styles.name}>{words.name}</p>
        <p className={styles.meaning}>{words.meaning}</p>
      </div>
      {words.command !== undefined && <code className={styles.command}>{words.command}</code>}
      {status.kind === 'downloading' && <Progress label={words.name} percent={status.percent} />}
      {isAllowed && <StatusButtons status={status} />}
    </div>
  );
}

/** Outside the words that are read out as they change: each percent would be. */
function Progress({ label, percent }: { readonly label: string; readonly percent: number }) {
  const said = new Intl.NumberFormat(useLanguage(), { style: 'percent' }).format(percent / 100);
  return (
    <div className={styles.progress}>
      <progress aria-label={label} value={percent} max={100} />
      <span aria-hidden="true">{said}</span>
    </div>
  );
}

function StatusButtons({ status }: { readonly status: UpdateStatus }) {
  const t = useTexts();
  if (status.kind === 'ready' || status.kind === 'downloading') return null;
  const way = newerVersion(status)?.way.kind;
  const isCheckFailed = status.kind === 'failed' && status.during !== 'download';
  const check = () => void call('checkForUpdates', undefined);
  return (
    <div className={styles.buttons}>
      {way === 'download' && (
        <Button weight="soft" onPress={() => void call('downloadUpdate', undefined)}>
          {t(status.kind === 'failed' && !isCheckFailed ? 'updates.again' : 'updates.download')}
        </Button>
      )}
      {way === 'command' && (
        <Button icon="copy" onPress={() => void copyCommand(t)}>
          {t('updates.copyCommand')}
        </Button>
      )}
      <Button isBusy={status.kind === 'checking'} onPress={check}>
        {t('updates.checkNow')}
      </Button>
    </div>
  );
}

async function copyCommand(t: Translate): Promise<void> {
  const { copied } = await call('copyUpdateCommand', undefined);
  if (copied) showToast({ tone: 'good', title: t('updates.commandCopied') });
  else {
    const title = t('company.detailsNotCopied');
    showToast({ tone: 'bad', title, meaning: t('company.detailsNotCopiedMeaning') });
  }
}

interface StatusWords {
  readonly name: string;
  readonly meaning: string;
  readonly command?: string;
}

function useStatusWords({ permission, status, lastCheckedMs }: UpdatesView): StatusWords {
  const t = useTexts();
  const language = useLanguage();
  const running = useSnapshot((snapshot) => snapshot.appVersion);
  if (permission === 'none') return { name: t('updates.none'), meaning: t('updates.noneMeaning') };
  if (permission === 'offByIt') return { name: t('updates.offByIt'), meaning: t('updates.offByItMeaning') };
  switch (status.kind) {
    case 'unchecked':
      return { name: t('updates.unchecked'), meaning: t('updates.uncheckedMeaning') };
    case 'checking':
      return { name: t('updates.checking'), meaning: t('updates.running', { version: running }) };
    case 'upToDate': {
      const moment = momentWords(lastCheckedMs ?? 0, Date.now(), language);
      const meaning = `${t('updates.upToDateMeaning', { version: running })} ${t('updates.lastChecked', { moment })}`;
      return { name: t('updates.upToDate'), meaning };
    }
    case 'available':
      return { ...newerWords(t, status, running), name: t('updates.available', { version: status.version }) };
    case 'downloading':
      return {
        name: t('updates.downloading', { version: status.version }),
        meaning: t('updates.downloadingMeaning'),
      };
    case 'ready':
      return { name: t('updates.ready', { version: status.version }), meaning: t('updates.readyMeaning') };
    case 'failed': {
      const meaning = t(`updates.failure.${status.failure}`);
      return { name: t(`updates.failed.${status.during}`), meaning, ...commandOf(status.newer) };
    }
  }
}

function newerWords(t: Translate, { way }: NewerVersion, running: string) {
  const meaning = `${t('updates.running', { version: running })} ${t(`updates.way.${way.kind}`)}`;
  return { meaning, ...commandOf({ way }) };
}

function commandOf(newer: Pick<NewerVersion, 'way'> | undefined) {
  return newer?.way.kind === 'command' ? { command: newer.way.command } : {};
}

function newerVersion(status: UpdateStatus): NewerVersion | undefined {
  if (status.kind === 'failed') return status.newer;
  return status.kind === 'available' ? status : undefined;
}

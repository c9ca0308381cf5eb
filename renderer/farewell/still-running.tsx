// "TokenTray is still running, here": shown once, as the window is closed for the first time.
import { useState } from 'react';
import type { Farewell } from '../../app/shared/contract/farewell.ts';
import { call, useSnapshot } from '../bridge.ts';
import { keysOf } from '../settings/accelerator.ts';
import { useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { Switch } from '../ui/switch.tsx';
import { PanelPicture } from './panel-picture.tsx';
import styles from './still-running.module.css';

interface StillRunningProps {
  readonly farewell: Extract<Farewell, { kind: 'stillRunning' }>;
  readonly onStay: () => void;
}

export function StillRunning({ farewell: { panel, offersStart }, onStay }: StillRunningProps) {
  const t = useTexts();
  const close = () => {
    onStay();
    window.close();
  };
  const footer = (
    <Button weight="primary" autoFocus onPress={close}>
      {t('farewell.running.close')}
    </Button>
  );
  return (
    <Sheet
      title={t('farewell.running.title')}
      footer={footer}
      onClose={onStay}
      closeText={t('farewell.running.stay')}
    >
      <p>{t('farewell.running.meaning')}</p>
      <figure className={styles.figure}>
        <PanelPicture panel={panel} />
        <figcaption>
          <p>{t(`farewell.running.place.${panel}`)}</p>
          {panel === 'windows' && <p>{t('farewell.running.keep')}</p>}
        </figcaption>
      </figure>
      <QuickCopyKeys />
      {offersStart && <StartOffer />}
    </Sheet>
  );
}

/** Only where they work. */
function QuickCopyKeys() {
  const t = useTexts();
  const platform = useSnapshot((snapshot) => snapshot.platform);
  const accelerator = useSnapshot(({ settings }) => settings.quickCopyShortcut);
  const isRefused = useSnapshot(({ refusedShortcuts }) => refusedShortcuts.includes('quickCopyShortcut'));
  if (accelerator === '' || isRefused) return null;
  const keys = keysOf(accelerator, platform).join(platform === 'darwin' ? '' : ' + ');
  return <p>{t('farewell.running.keys', { keys })}</p>;
}

function StartOffer() {
  const t = useTexts();
  const [isOn, setOn] = useState(false);
  const [error, setError] = useState<string | undefined>();
  const change = async (startAtLogin: boolean) => {
    setOn(startAtLogin);
    const { rejected } = await call('changeSettings', { startAtLogin });
    setError(rejected.startAtLogin);
    if (rejected.startAtLogin !== undefined) setOn(!startAtLogin);
  };
  return (
    <Switch
      label={t('settings.startAtLogin')}
      hint={t('farewell.running.startHint')}
      error={error}
      isOn={isOn}
      onChange={(isWanted) => void change(isWanted)}
    />
  );
}

// Records a global shortcut by pressing it.
import { Fragment, type KeyboardEvent, useRef, useState } from 'react';
import { useSnapshot } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { useNextFocus } from '../ui/next-focus.ts';
import { Row, RowError, RowOrigin } from '../ui/row.tsx';
import { keysOf, pressedAccelerator } from './accelerator.ts';
import styles from './shortcut-recorder.module.css';

interface ShortcutRecorderProps {
  readonly label: string;
  readonly hint: string;
  readonly accelerator: string;
  readonly error?: string | undefined;
  /** It cannot be changed. */
  readonly isDisabled?: boolean;
  /** Where the value came from. */
  readonly origin?: string | undefined;
  /** An Electron accelerator; empty removes the shortcut. */
  readonly onRecord: (accelerator: string) => void;
}

export function ShortcutRecorder(props: ShortcutRecorderProps) {
  const { label, hint, accelerator, error, isDisabled = false, origin, onRecord } = props;
  const t = useTexts();
  const { keys, isRecording, advice, start, stop, record } = useRecording(accelerator, onRecord);
  const recorder = useRef<HTMLButtonElement>(null);
  const focusNext = useNextFocus(() => recorder.current);
  const clear = () => {
    focusNext();
    onRecord('');
  };
  const recordText =
    keys.length === 0
      ? t('settings.shortcutRecord')
      : t('settings.shortcutChange', { shortcut: keys.join(' ') });
  return (
    <Row
      name={label}
      hint={hint}
      note={
        <>
          <RowOrigin words={origin} />
          <RowError error={error ?? advice} />
        </>
      }
    >
      {/* The keys go to the button inside, whatever they would do there. */}
      <div className={styles.controls} onKeyDownCapture={record}>
        <Button
          ref={recorder}
          isDisabled={isDisabled}
          aria-label={isRecording ? t('settings.shortcutRecording') : recordText}
          onPress={isRecording ? () => {} : start}
          onBlur={stop}
        >
          {isRecording ? t('settings.shortcutRecording') : <Keys keys={keys} />}
        </Button>
        {accelerator !== '' && !isDisabled && (
          <Button weight="quiet" icon="close" aria-label={t('settings.shortcutClear')} onPress={clear} />
        )}
      </div>
    </Row>
  );
}

function useRecording(accelerator: string, onRecord: ShortcutRecorderProps['onRecord']) {
  const t = useTexts();
  const platform = useSnapshot((snapshot) => snapshot.platform);
  const [isRecording, setRecording] = useState(false);
  const [advice, setAdvice] = useState<string | undefined>();
  const stop = () => setRecording(false);
  const start = () => {
    setAdvice(undefined);
    setRecording(true);
  };
  const record = (event: KeyboardEvent) => {
    if (!isRecording || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return stop();
    const pressed = pressedAccelerator(event, platform);
    if (pressed.kind === 'needsModifier') setAdvice(t('settings.shortcutNeedsModifier'));
    if (pressed.kind !== 'combination') return;
    stop();
    onRecord(pressed.accelerator);
  };
  return { keys: keysOf(accelerator, platform), isRecording, advice, start, stop, record };
}

function Keys({ keys }: { readonly keys: readonly string[] }) {
  const t = useTexts();
  if (keys.length === 0) return t('settings.shortcutRecord');
  return (
    <span className={styles.keys}>
      {keys.map((key) => (
        <Fragment key={key}>
          <kbd>{key}</kbd>{' '}
        </Fragment>
      ))}
    </span>
  );
}

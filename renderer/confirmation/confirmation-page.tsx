// Asks whether the token of this company may be copied. The button that has the focus, and that Enter and Escape press, is
// Cancel; the other one works after a moment, so that no stray click or key presses it.
import { useEffect, useState } from 'react';
import {
  type ConfirmationAnswer,
  type ConfirmationContract,
  type ConfirmationView,
  PAUSES,
  type Pause,
} from '../../app/shared/contract/confirmation.ts';
import { useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { EnvironmentMark } from '../ui/environment-mark.tsx';
import { Select } from '../ui/select.tsx';
import styles from './confirmation-page.module.css';
import { HeldKeys } from './held-keys.ts';
import { useArmed } from './use-armed.ts';

const HELD_KEYS = new HeldKeys();

type Outcome = ConfirmationContract['answerConfirmation']['answer'];

interface ConfirmationPageProps {
  readonly confirmation: ConfirmationView;
  /** Resolves once main has brought the window to the front. */
  readonly whenShown: Promise<unknown>;
  readonly answer: (given: ConfirmationAnswer) => Promise<Outcome>;
}

export function ConfirmationPage({ confirmation, whenShown, answer }: ConfirmationPageProps) {
  const t = useTexts();
  const { confirmationId, company, canPause, purpose } = confirmation;
  const isCopy = purpose.kind === 'copy';
  const [pause, setPause] = useState<Pause>('none');
  const isArmed = useArmed({ whenShown, afterMs: confirmation.armsAfterMs, keys: HELD_KEYS });
  const give = (given: ConfirmationAnswer['answer']) => void answer({ confirmationId, answer: given, pause });
  const confirm = () => {
    if (isArmed) give('confirm');
  };
  useKeys({ cancel: () => give('cancel'), confirm });
  return (
    <main className={styles.window}>
      <div className={styles.page} role="alertdialog" aria-labelledby="question" aria-describedby="about">
        <div className={styles.body}>
          <EnvironmentMark environment={confirmation.environment} isLarge />
          <h1 id="question" className={styles.question}>
            {t(isCopy ? 'confirmation.question' : 'confirmation.stopAsking', { company })}
          </h1>
          <About confirmation={confirmation} />
          {canPause && (
            <Select
              isRow
              label={t('confirmation.again')}
              choices={PAUSES.map((id) => ({ id, name: t(`confirmation.after.${id}`) }))}
              chosen={pause}
              onChoose={setPause}
            />
          )}
          {isCopy && !canPause && <p className={styles.forced}>{t('asking.forced')}</p>}
        </div>
        <div className={styles.answers}>
          <Button autoFocus onPress={() => give('cancel')}>
            {t('app.cancel')}
          </Button>
          <Button weight="danger" {...(isCopy && { icon: 'copy' })} isDisabled={!isArmed} onPress={confirm}>
            {t(isCopy ? 'copy.action' : 'confirmation.stop')}
          </Button>
        </div>
      </div>
    </main>
  );
}

function About({ confirmation }: { readonly confirmation: ConfirmationView }) {
  const t = useTexts();
  const { environment, host, account, purpose } = confirmation;
  return (
    <div id="about" className={styles.about}>
      {environment?.kind === 'production' && <p>{t('confirmation.production')}</p>}
      <dl className={styles.facts}>
        <Fact name={t('confirmation.host')} value={host} />
        {account.map(({ name, value }) => (
          <Fact key={name} name={name} value={value} />
        ))}
        {purpose.kind === 'copy' && (
          <Fact name={t('company.copyFormat')} value={t(`copy.${purpose.format}`)} />
        )}
      </dl>
    </div>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd title={value}>
        <bdi>{value}</bdi>
      </dd>
    </div>
  );
}

interface Keys {
  readonly cancel: () => void;
  readonly confirm: () => void;
}

/** Escape cancels. Ctrl or Cmd with Enter confirms: two keys that no one presses by chance. */
function useKeys({ cancel, confirm }: Keys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isHeld = HELD_KEYS.isHeld(event);
      // An open list takes its keys itself; one that is on its way out takes none.
      if (isHeld || document.querySelector('[role="listbox"]:not([data-exiting] *)')) return;
      if (event.key === 'Escape') cancel();
      else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) confirm();
      // A button takes no key that counts as repeated.
      else if (event.key === 'Enter' && event.repeat && event.target instanceof HTMLButtonElement)
        event.target.click();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the button that has the focus takes the Enter for its own.
    window.addEventListener('keydown', press, true);
    return () => {
      window.removeEventListener('keydown', press, true);
    };
  });
}

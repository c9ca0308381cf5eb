// A company in quick copy: one line, with the digit that copies it at once.
import { toneOf } from '../../app/shared/company-state.ts';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { hasValidToken } from '../../app/shared/token-life.ts';
import { useSnapshot } from '../bridge.ts';
import { CompanyName, FavouriteStar } from '../companies/company-name.tsx';
import { StatusMark } from '../companies/status-mark.tsx';
import { useTimeLeft } from '../companies/time-left.ts';
import { keysOf } from '../settings/accelerator.ts';
import { EnvironmentMark } from '../ui/environment-mark.tsx';
import tones from '../ui/tone-words.module.css';
import styles from './quick-row.module.css';

interface QuickRowProps {
  readonly id: string;
  readonly company: CompanyView;
  /** What tells it from others of its name. */
  readonly difference: string | undefined;
  readonly digit: number | undefined;
  readonly isChosen: boolean;
  readonly onPoint: () => void;
  readonly onTake: () => void;
}

export function QuickRow(props: QuickRowProps) {
  const { id, company, difference, digit, isChosen, onPoint, onTake } = props;
  const { label, favourite, environment } = company;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys.
    <div
      id={id}
      className={styles.row}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      // Not where the pointer happens to rest as the window opens.
      onMouseMove={() => !isChosen && onPoint()}
      onClick={onTake}
    >
      <StatusMark company={company} />
      <span className={styles.about}>
        <CompanyName label={label} difference={difference} />
        {favourite && <FavouriteStar />}
        <EnvironmentMark environment={environment} />
      </span>
      <State company={company} />
      <Digit digit={digit} />
    </div>
  );
}

/** How long a token lasts, as long as nothing else matters more. */
function State({ company }: { readonly company: CompanyView }) {
  const { status, statusText, validity } = company;
  const left = useTimeLeft(validity);
  const isWell = toneOf(status) === 'good' && hasValidToken(company, Date.now());
  return <span className={`${styles.state} ${tones[toneOf(status)]}`}>{isWell ? left : statusText}</span>;
}

function Digit({ digit }: { readonly digit: number | undefined }) {
  const platform = useSnapshot((snapshot) => snapshot.platform);
  if (digit === undefined) return <span className={styles.digit} />;
  const keys = keysOf(`Alt+${digit}`, platform);
  return <kbd className={styles.digit}>{keys.join(platform === 'darwin' ? '' : '+')}</kbd>;
}

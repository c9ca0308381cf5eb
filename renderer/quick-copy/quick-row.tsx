// A company in quick copy: one line, with the digit that copies it at once.
import { toneOf } from '../../app/shared/company-state.ts';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { nameParts } from '../../app/shared/name-cut.ts';
import { hasValidToken } from '../../app/shared/token-life.ts';
import { useSnapshot } from '../bridge.ts';
import { EnvironmentMark } from '../companies/environment-mark.tsx';
import { StatusMark } from '../companies/status-mark.tsx';
import { useTimeLeft } from '../companies/time-left.ts';
import { keysOf } from '../settings/accelerator.ts';
import { useTexts } from '../texts/texts.ts';
import { Icon } from '../ui/icons.tsx';
import styles from './quick-row.module.css';

/** Characters. */
const NAME_ROOM = 32;

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
  const t = useTexts();
  const { label, favourite, environment } = company;
  const { head, tail } = nameParts(label, NAME_ROOM);
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
        <bdi className={styles.name} title={label}>
          <span className={styles.head}>{head}</span>
          {tail !== '' && <span className={styles.tail}>{tail}</span>}
        </bdi>
        {difference !== undefined && <bdi className={styles.difference}>{difference}</bdi>}
        {favourite && (
          <span className={styles.favourite} role="img" aria-label={t('companies.favourite')}>
            <Icon name="star" />
          </span>
        )}
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
  return <span className={`${styles.state} ${styles[toneOf(status)]}`}>{isWell ? left : statusText}</span>;
}

function Digit({ digit }: { readonly digit: number | undefined }) {
  const platform = useSnapshot((snapshot) => snapshot.platform);
  if (digit === undefined) return <span className={styles.digit} />;
  const keys = keysOf(`Alt+${digit}`, platform);
  return <kbd className={styles.digit}>{keys.join(platform === 'darwin' ? '' : '+')}</kbd>;
}

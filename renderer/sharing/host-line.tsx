// An address with its host in large print, since the host decides who gets the tokens, and warnings about it.
import type { AddressView } from '../../app/shared/contract/sharing.ts';
import { type TextKey, useTexts } from '../texts/texts.ts';
import { Icon } from '../ui/icons.tsx';
import styles from './host-line.module.css';

const WARNINGS = {
  thisComputer: 'import.thisComputer',
  otherScript: 'import.otherScript',
} as const satisfies Record<AddressView['warnings'][number], TextKey>;

interface HostLineProps {
  readonly address: AddressView;
  /** Without the whole address, which is shown elsewhere. */
  readonly isShort?: boolean;
}

export function HostLine({ address, isShort = false }: HostLineProps) {
  const t = useTexts();
  return (
    <>
      <span className={styles.host}>
        <bdi dir="ltr">{address.host}</bdi>
      </span>
      {!isShort && (
        <span className={styles.whole}>
          <bdi dir="ltr">{address.whole}</bdi>
        </span>
      )}
      {address.warnings.map((warning) => (
        <span key={warning} className={styles.warning}>
          <Icon name="warning" />
          <span>{t(WARNINGS[warning])}</span>
        </span>
      ))}
    </>
  );
}

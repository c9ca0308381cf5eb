// A switch with its label and a hint.
import { SwitchButton, SwitchField } from 'react-aria-components/Switch';
import { Text } from 'react-aria-components/Text';
import { RowError, RowOrigin } from './row.tsx';
import styles from './switch.module.css';

interface SwitchProps {
  readonly label: string;
  /** A word of advice beside the label. */
  readonly tag?: string | undefined;
  readonly hint?: string | undefined;
  /** Why the last change was refused. */
  readonly error?: string | undefined;
  /** It cannot be changed. */
  readonly isDisabled?: boolean;
  /** Where the value came from. */
  readonly origin?: string | undefined;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export function Switch({ label, tag, hint, error, isDisabled = false, origin, isOn, onChange }: SwitchProps) {
  return (
    <SwitchField isSelected={isOn} isDisabled={isDisabled} onChange={onChange}>
      <div className={styles.words}>
        <SwitchButton className={styles.button ?? ''}>
          <span className={styles.label}>
            {label} {tag !== undefined && <span className={styles.tag}>{tag}</span>}
          </span>
          <span className={styles.track} aria-hidden="true">
            <span className={styles.thumb} />
          </span>
        </SwitchButton>
        {hint !== undefined && (
          <Text slot="description" className={styles.hint ?? ''}>
            {hint}
          </Text>
        )}
        <RowOrigin words={origin} />
        <RowError error={error} />
      </div>
    </SwitchField>
  );
}

// A check box with any content as its label. It is the browser's own, because a thousand of them must be cheap.
import type { ReactNode } from 'react';
import styles from './check-box.module.css';

interface CheckBoxProps {
  readonly isTicked: boolean;
  readonly onChange: (isTicked: boolean) => void;
  /** Its text is the box's name. */
  readonly children: ReactNode;
  /** Some of what the box controls is ticked and some is not. */
  readonly isMixed?: boolean;
}

export function CheckBox({ isTicked, onChange, children, isMixed = false }: CheckBoxProps) {
  return (
    <label className={styles.field}>
      <input
        type="checkbox"
        className={styles.box}
        checked={isTicked}
        onChange={(event) => onChange(event.target.checked)}
        ref={(box) => {
          if (box) box.indeterminate = isMixed;
        }}
      />
      <span className={styles.label}>{children}</span>
    </label>
  );
}

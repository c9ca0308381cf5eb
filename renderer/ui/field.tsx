// A labelled text field with its hint, warning and error. Knows nothing about what is typed into it.
import { type ReactNode, type Ref, useRef } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import styles from './field.module.css';
import { useFirstFocus } from './first-focus.ts';
import { Icon } from './icons.tsx';

export interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onLeave?: () => void;
  readonly hint?: ReactNode;
  /** In place of the hint: something to think about, which does not keep the form from being sent. */
  readonly warning?: string | undefined;
  readonly example?: string;
  readonly error?: string | undefined;
  readonly type?: 'text' | 'password' | 'url';
  readonly autoFocus?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly onKey?: (event: React.KeyboardEvent<HTMLInputElement>) => void;
  /** Inside the box, after the text. */
  readonly after?: ReactNode;
}

export function Field(props: FieldProps) {
  const { inputRef, onKey, after, onLeave, example, ...frame } = props;
  return (
    <FieldFrame {...frame} {...(onLeave && { onLeave })}>
      <Input
        ref={inputRef ?? null}
        placeholder={example ?? ''}
        className={styles.input ?? ''}
        onKeyDown={onKey}
        onKeyUp={onKey}
        dir="auto"
      />
      {after}
    </FieldFrame>
  );
}

interface FieldFrameProps
  extends Pick<
    FieldProps,
    'label' | 'value' | 'onChange' | 'onLeave' | 'hint' | 'warning' | 'error' | 'type' | 'autoFocus'
  > {
  /** The input, inside the box. */
  readonly children: ReactNode;
}

/** What every field has around its input. */
export function FieldFrame(props: FieldFrameProps) {
  const { label, value, onChange, onLeave, hint, warning, error, children } = props;
  const { type = 'text', autoFocus = false } = props;
  const box = useRef<HTMLDivElement>(null);
  useFirstFocus(autoFocus, () => box.current?.querySelector<HTMLElement>('input, textarea'));
  return (
    <TextField
      className={styles.field ?? ''}
      value={value}
      onChange={onChange}
      onBlur={() => onLeave?.()}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      type={type}
      autoComplete="off"
      autoCorrect="off"
      spellCheck="false"
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <div ref={box} className={styles.box}>
        {children}
      </div>
      {/* On the page from the start: a description that appears later would not be connected to the input. */}
      <Text
        slot="description"
        className={(warning === undefined ? styles.hint : styles.warning) ?? ''}
        hidden={hint === undefined && warning === undefined}
        data-selectable
      >
        {warning !== undefined && <Icon name="warning" />}
        {warning === undefined ? hint : <span>{warning}</span>}
      </Text>
      <FieldError className={styles.error ?? ''}>
        <Icon name="warning" />
        <span data-selectable>{error}</span>
      </FieldError>
    </TextField>
  );
}

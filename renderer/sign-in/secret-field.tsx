// A field for a password: hidden unless the operator shows it, with a warning about Caps Lock. The app never fills it in.
import { type KeyboardEvent, type Ref, useState } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { FieldView } from '../../app/shared/contract/companies.ts';
import { useTexts } from '../texts/texts.ts';
import { Field } from '../ui/field.tsx';
import { Icon } from '../ui/icons.tsx';
import { WithTooltip } from '../ui/tooltip.tsx';
import styles from './secret-field.module.css';

interface SecretFieldProps {
  readonly field: FieldView;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly autoFocus?: boolean;
}

export function SecretField({
  field,
  value,
  onChange,
  hint,
  error,
  inputRef,
  autoFocus = false,
}: SecretFieldProps) {
  const t = useTexts();
  const [isShown, setShown] = useState(false);
  const [isCapsLock, setCapsLock] = useState(false);
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  const reveal = t('form.reveal', { label: field.label });
  const words = isCapsLock ? t('form.capsLock') : (hint ?? field.hint);
  return (
    <Field
      label={field.optional ? t('form.optional', { label: field.label }) : field.label}
      value={value}
      onChange={onChange}
      onLeave={() => setCapsLock(false)}
      onKey={watchCapsLock}
      type={isShown ? 'text' : 'password'}
      error={error}
      inputRef={inputRef ?? null}
      autoFocus={autoFocus}
      hint={words && <span className={isCapsLock ? styles.capsLock : undefined}>{words}</span>}
      after={
        <WithTooltip words={reveal}>
          <ToggleButton
            className={styles.reveal ?? ''}
            isSelected={isShown}
            onChange={setShown}
            aria-label={reveal}
          >
            <Icon name={isShown ? 'eyeOff' : 'eye'} />
          </ToggleButton>
        </WithTooltip>
      }
    />
  );
}

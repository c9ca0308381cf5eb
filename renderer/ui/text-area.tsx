// A labelled field for a long text. Knows nothing of what is typed or pasted into it.
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import fieldStyles from './field.module.css';
import { Icon } from './icons.tsx';
import styles from './text-area.module.css';

interface TextAreaProps {
  readonly label: string;
  readonly hint: string;
  readonly example: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
}

export function TextArea({ label, hint, example, value, onChange, error, autoFocus = false }: TextAreaProps) {
  return (
    <TextField
      className={fieldStyles.field ?? ''}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      autoFocus={autoFocus}
      autoComplete="off"
      autoCorrect="off"
      spellCheck="false"
    >
      <Label className={fieldStyles.label ?? ''}>{label}</Label>
      <div className={fieldStyles.box}>
        <AriaTextArea className={styles.area ?? ''} rows={5} placeholder={example} dir="ltr" />
      </div>
      <Text slot="description" className={fieldStyles.hint ?? ''}>
        {hint}
      </Text>
      <FieldError className={fieldStyles.error ?? ''}>
        <Icon name="warning" />
        <span data-selectable>{error}</span>
      </FieldError>
    </TextField>
  );
}

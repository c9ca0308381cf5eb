// A labelled field for a long text. Knows nothing about what is typed or pasted into it.
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import { FieldFrame } from './field.tsx';
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

export function TextArea({ example, ...frame }: TextAreaProps) {
  return (
    <FieldFrame {...frame}>
      <AriaTextArea className={styles.area ?? ''} rows={5} placeholder={example} dir="ltr" />
    </FieldFrame>
  );
}

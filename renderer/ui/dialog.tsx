// A question that must be answered before the operator can go on.
import type { ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from './button.tsx';
import styles from './dialog.module.css';
import { isStrayClick } from './double-click.ts';

interface QuestionProps {
  readonly title: string;
  readonly meaning: ReactNode;
  readonly confirmText: string;
  readonly cancelText: string;
  /** `danger`, the default: something is lost by it. */
  readonly confirmWeight?: 'danger' | 'primary';
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Open for as long as it is drawn. */
export function Question(props: QuestionProps) {
  const { title, meaning, confirmText, confirmWeight = 'danger', cancelText, onConfirm, onCancel } = props;
  return (
    <ModalOverlay
      data-question
      className={styles.backdrop ?? ''}
      isOpen
      isDismissable
      shouldCloseOnInteractOutside={() => !isStrayClick()}
      onOpenChange={onCancel}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog role="alertdialog" className={styles.dialog ?? ''}>
          <Heading slot="title" level={2} className={styles.title ?? ''}>
            {title}
          </Heading>
          <p className={styles.meaning} data-selectable>
            {meaning}
          </p>
          <div className={styles.answers}>
            <Button onPress={onCancel} autoFocus>
              {cancelText}
            </Button>
            <Button weight={confirmWeight} onPress={onConfirm}>
              {confirmText}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

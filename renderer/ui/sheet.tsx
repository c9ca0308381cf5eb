// A page of its own above the screen: what was typed on the screen stays, and closing it leads back there.
import { type ReactNode, useEffect } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTexts } from '../texts/texts.ts';
import { Button } from './button.tsx';
import dialogStyles from './dialog.module.css';
import { isStrayClick } from './double-click.ts';
import styles from './sheet.module.css';
import { leaveToastsBehind } from './toast.tsx';

interface SheetProps {
  readonly title: string;
  /** Stays in view below the part that scrolls, after the button that closes the sheet. */
  readonly footer?: ReactNode;
  readonly onClose: () => void;
  /** Instead of "Close". */
  readonly closeText?: string;
  readonly children: ReactNode;
}

/** Open for as long as it is drawn. */
export function Sheet({ title, footer, onClose, closeText, children }: SheetProps) {
  const t = useTexts();
  // What was said on the screen below would cover what is to be read here.
  useEffect(leaveToastsBehind, []);
  return (
    <ModalOverlay
      data-question
      className={dialogStyles.backdrop ?? ''}
      isOpen
      isDismissable
      shouldCloseOnInteractOutside={() => !isStrayClick()}
      onOpenChange={onClose}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.sheet ?? ''}>
          <Heading slot="title" level={2} className={styles.title ?? ''}>
            {title}
          </Heading>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: without a mouse, it is scrolled by keys. */}
          <section className={styles.body} tabIndex={0} aria-label={title}>
            {children}
          </section>
          <div className={styles.footer}>
            <Button onPress={onClose}>{closeText ?? t('app.close')}</Button>
            {footer}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

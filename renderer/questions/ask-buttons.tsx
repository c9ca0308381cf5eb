// Asks, and cancels while that is under way; the focus then goes back to asking.
import { useRef } from 'react';
import { useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';

interface AskButtonsProps {
  readonly name: string;
  readonly isAsking: boolean;
  /** Another question is under way. */
  readonly isBlocked?: boolean;
  readonly onAsk: () => void;
  readonly onCancel: () => void;
}

export function AskButtons({ name, isAsking, isBlocked = false, onAsk, onCancel }: AskButtonsProps) {
  const t = useTexts();
  const ask = useRef<HTMLButtonElement>(null);
  const cancel = () => {
    ask.current?.focus();
    onCancel();
  };
  return (
    <>
      <Button ref={ask} isBusy={isAsking} isDisabled={isBlocked} onPress={onAsk}>
        {isAsking ? t('ask.asking') : name}
      </Button>
      {isAsking && <Button onPress={cancel}>{t('app.cancel')}</Button>}
    </>
  );
}

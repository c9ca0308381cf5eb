// What the window says before it goes: that the app goes on running, or that a quit loses sign-ins.
import { useEffect, useState } from 'react';
import type { Farewell } from '../../app/shared/contract/farewell.ts';
import { call, onFarewell } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';
import { Question } from '../ui/dialog.tsx';
import { StillRunning } from './still-running.tsx';

export function Farewells() {
  const t = useTexts();
  const [farewell, setFarewell] = useState<Farewell | null>(null);
  const stay = () => setFarewell(null);
  useEffect(() => onFarewell(setFarewell), []);
  if (farewell?.kind === 'stillRunning') return <StillRunning farewell={farewell} onStay={stay} />;
  if (farewell?.kind === 'quit')
    return (
      <Question
        title={t('farewell.quit.title')}
        meaning={t('farewell.quit.meaning', { count: farewell.signIns })}
        confirmText={t('farewell.quit.confirm')}
        cancelText={t('farewell.quit.stay')}
        onConfirm={() => void call('quit', undefined)}
        onCancel={stay}
      />
    );
  return null;
}

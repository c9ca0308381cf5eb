// Leaving this computer, as rows of the settings: move to another, sign out of all companies, remove everything.
import { useState } from 'react';
import { call } from '../bridge.ts';
import { useNavigator } from '../navigation.ts';
import { useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { Question } from '../ui/dialog.tsx';
import { Row } from '../ui/row.tsx';
import { showToast } from '../ui/toast.tsx';
import { useBusy } from '../ui/use-busy.ts';
import { RemoveEverything } from './remove-everything.tsx';

export function LeavingSettings() {
  const t = useTexts();
  const navigator = useNavigator();
  return (
    <>
      <Row name={t('leaving.move')} hint={t('leaving.moveHint')}>
        <Button onPress={() => navigator.open({ screen: 'move' })}>{t('leaving.moveAction')}</Button>
      </Row>
      <Row name={t('leaving.signOutAll')} hint={t('leaving.signOutAllHint')}>
        <SignOutAll />
      </Row>
      <Row name={t('leaving.removeAll')} hint={t('leaving.removeAllHint')}>
        <RemoveEverything />
      </Row>
    </>
  );
}

function SignOutAll() {
  const t = useTexts();
  const [isAsking, setAsking] = useState(false);
  const { isBusy, run } = useBusy();
  const signOut = async () => {
    setAsking(false);
    await call('signOutAll', undefined);
    showToast({ tone: 'good', title: t('leaving.signedOutAll') });
  };
  return (
    <>
      <Button isBusy={isBusy} onPress={() => setAsking(true)}>
        {t('leaving.signOutAllAction')}
      </Button>
      {isAsking && (
        <Question
          title={t('leaving.signOutAllTitle')}
          meaning={t('leaving.signOutAllMeaning')}
          confirmText={t('leaving.signOutAllConfirm')}
          cancelText={t('app.cancel')}
          onConfirm={() => void run(signOut)}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  );
}

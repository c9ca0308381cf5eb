// Removes all that the app has stored, after a question that says what goes and what stays. Main quits afterwards.
import { useState } from 'react';
import { call, useSnapshot } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { Question } from '../ui/dialog.tsx';
import { showToast } from '../ui/toast.tsx';
import { useBusy } from '../ui/use-busy.ts';

export function RemoveEverything() {
  const t = useTexts();
  const isManaged = useSnapshot(({ companies }) => companies.some(({ managed }) => managed !== undefined));
  const [isAsking, setAsking] = useState(false);
  const { isBusy, run } = useBusy();
  const remove = async () => {
    setAsking(false);
    const { left } = await call('removeEverything', undefined);
    if (left.length > 0)
      showToast(
        {
          tone: 'bad',
          title: t('leaving.left'),
          meaning: t('leaving.leftMeaning', { paths: left.join(', ') }),
        },
        // There is no other list of what is still to be deleted.
        Number.POSITIVE_INFINITY,
      );
  };
  return (
    <>
      <Button isBusy={isBusy} onPress={() => setAsking(true)}>
        {t('leaving.removeAllAction')}
      </Button>
      {isAsking && (
        <Question
          title={t('leaving.removeAllTitle')}
          meaning={[t('leaving.removeAllMeaning'), isManaged && t('leaving.removeAllManaged')]
            .filter(Boolean)
            .join(' ')}
          confirmText={t('leaving.removeAllConfirm')}
          cancelText={t('app.cancel')}
          onConfirm={() => void run(remove)}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  );
}

// Leads from company to company that needs a sign-in, or that came with an import, where there is more than one.
import { Button } from 'react-aria-components/Button';
import { useSnapshot } from '../bridge.ts';
import { useNavigator } from '../navigation.ts';
import { roundIds } from '../sign-in/round.ts';
import { useTexts } from '../texts/texts.ts';
import styles from './companies-screen.module.css';

interface RoundButtonProps {
  readonly waitingIds: readonly string[] | undefined;
}

export function RoundButton({ waitingIds }: RoundButtonProps) {
  const t = useTexts();
  const navigator = useNavigator();
  const count = useSnapshot((snapshot) => roundIds(snapshot, waitingIds).length);
  if (count < 2) return null;
  const open = () => navigator.open({ screen: 'signInRound', ...(waitingIds && { companyIds: waitingIds }) });
  return (
    <Button className={`${styles.filter} ${styles.round}`} onPress={open}>
      {t('round.begin', { count })}
    </Button>
  );
}

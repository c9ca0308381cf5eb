// The activity on a company's own screen: its last 24 hours, the latest entries, and a link to the rest.
import { useNavigator } from '../navigation.ts';
import { useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';
import { ActivityList } from './activity-list.tsx';
import styles from './company-activity.module.css';
import { DayBar } from './day-bar.tsx';
import { useActivity } from './use-activity.ts';

const SHOWN = 5;

export function CompanyActivity({ companyId }: { readonly companyId: string }) {
  const t = useTexts();
  const navigator = useNavigator();
  const page = useActivity(companyId, null, SHOWN);
  const [day] = page?.days ?? [];
  if (!page || page.total === 0) return null;
  return (
    <Section
      title={t('activity.lastDay')}
      action={
        <Button weight="quiet" onPress={() => navigator.open({ screen: 'activity', about: companyId })}>
          {t('activity.showAll')}
        </Button>
      }
    >
      {day && (
        <div className={styles.card}>
          <DayBar segments={day.segments} />
        </div>
      )}
      <ActivityList entries={page.entries} namesCompany={false} />
    </Section>
  );
}

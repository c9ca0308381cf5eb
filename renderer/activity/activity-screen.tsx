// The activity screen: the last 24 hours of each company, and everything that was recorded, to filter and export.
import { useState } from 'react';
import type { ActivityGroup } from '../../app/shared/contract/activity.ts';
import { ACTIVITY_GROUPS, ACTIVITY_LIMIT } from '../../app/shared/contract/activity.ts';
import { call, useSnapshot } from '../bridge.ts';
import { type TextKey, type Translate, useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { Question } from '../ui/dialog.tsx';
import { ScreenBody, ScreenFrame } from '../ui/screen.tsx';
import { Select } from '../ui/select.tsx';
import { showToast } from '../ui/toast.tsx';
import { ActivityList } from './activity-list.tsx';
import styles from './activity-screen.module.css';
import { DayPictures } from './day-pictures.tsx';
import { useActivity } from './use-activity.ts';

const ALL = 'all';
const AT_ONCE = 200;

const GROUP_TEXTS: Record<ActivityGroup, TextKey> = {
  tokens: 'activity.groupTokens',
  problems: 'activity.groupProblems',
  copies: 'activity.groupCopies',
  companies: 'activity.groupCompanies',
};

/** `about`: the company whose activity is shown first; null for all. */
export function ActivityScreen({ about }: { readonly about: string | null }) {
  const t = useTexts();
  const companies = useSnapshot((snapshot) => snapshot.companies);
  const [chosen, setChosen] = useState(about);
  const [group, setGroup] = useState<ActivityGroup | null>(null);
  const [limit, setLimit] = useState(AT_ONCE);
  const [isClearing, setClearing] = useState(false);
  const companyId = companies.some(({ id }) => id === chosen) ? chosen : null;
  const page = useActivity(companyId, group, limit);
  const isEmpty = page?.total === 0;

  const actions = (
    <>
      <Button isDisabled={isEmpty && group === null} onPress={() => void exportActivity(companyId, t)}>
        {t('activity.export')}
      </Button>
      <Button
        weight="quiet"
        icon="remove"
        isDisabled={isEmpty && group === null && companyId === null}
        onPress={() => setClearing(true)}
      >
        {t('activity.clear')}
      </Button>
    </>
  );
  return (
    <ScreenFrame title={t('activity.title')} subtitle={t('activity.kept')} actions={actions}>
      <ScreenBody>
        <Filters companyId={companyId} group={group} onCompany={setChosen} onGroup={setGroup} />
        {page && page.days.length > 0 && <DayPictures days={page.days} moreDays={page.moreDays} />}
        {isEmpty && <p className={styles.empty}>{t('activity.empty')}</p>}
        {page && <ActivityList entries={page.entries} namesCompany={companyId === null} />}
        {page && page.total > page.entries.length && (
          <div className={styles.more}>
            <Button onPress={() => setLimit(Math.min(limit + AT_ONCE, ACTIVITY_LIMIT))}>
              {t('activity.showOlder')}
            </Button>
          </div>
        )}
      </ScreenBody>
      {isClearing && (
        <Question
          title={t('activity.clearTitle')}
          meaning={t('activity.clearMeaning')}
          confirmText={t('activity.clear')}
          cancelText={t('app.cancel')}
          onConfirm={() => {
            setClearing(false);
            void clearActivity(t);
          }}
          onCancel={() => setClearing(false)}
        />
      )}
    </ScreenFrame>
  );
}

interface FiltersProps {
  readonly companyId: string | null;
  readonly group: ActivityGroup | null;
  readonly onCompany: (companyId: string | null) => void;
  readonly onGroup: (group: ActivityGroup | null) => void;
}

function Filters({ companyId, group, onCompany, onGroup }: FiltersProps) {
  const t = useTexts();
  const companies = useSnapshot((snapshot) => snapshot.companies);
  return (
    <div className={styles.filters}>
      <Select
        label={t('activity.company')}
        choices={[
          { id: ALL, name: t('activity.allCompanies') },
          ...companies.map(({ id, label }) => ({ id, name: label })),
        ]}
        chosen={companyId ?? ALL}
        onChoose={(id) => onCompany(id === ALL ? null : id)}
      />
      <Select<ActivityGroup | typeof ALL>
        label={t('activity.group')}
        choices={[
          { id: ALL, name: t('activity.groupAll') },
          ...ACTIVITY_GROUPS.map((id) => ({ id, name: t(GROUP_TEXTS[id]) })),
        ]}
        chosen={group ?? ALL}
        onChoose={(id) => onGroup(id === ALL ? null : id)}
      />
    </div>
  );
}

async function exportActivity(companyId: string | null, t: Translate): Promise<void> {
  const result = await call('exportActivity', { companyId });
  if (result.outcome === 'cancelled') return;
  if (result.outcome === 'saved')
    showToast({ tone: 'good', title: t('activity.exported'), meaning: result.path });
  else
    showToast({
      tone: 'bad',
      title: t('activity.notExported'),
      meaning: t('activity.notExportedMeaning', { path: result.path }),
    });
}

async function clearActivity(t: Translate): Promise<void> {
  await call('clearActivity', undefined);
  showToast({ tone: 'good', title: t('activity.cleared') });
}

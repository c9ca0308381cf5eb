// The home screen: the companies, or the first steps where there are none.
import { call, useSnapshot } from '../bridge.ts';
import { useNavigator } from '../navigation.ts';
import { useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { ScreenFrame } from '../ui/screen.tsx';
import { CompanyList } from './company-list.tsx';
import { FirstRun } from './first-run.tsx';
import { MoreMenu } from './more-menu.tsx';
import { needsAttention, toneOf } from './status-tone.ts';

export function CompaniesScreen() {
  const t = useTexts();
  const navigator = useNavigator();
  const isEmpty = useSnapshot((snapshot) => snapshot.companies.length === 0);
  const settings = (
    <Button
      weight="quiet"
      icon="settings"
      aria-label={t('companies.settings')}
      onPress={() => navigator.open({ screen: 'settings' })}
    />
  );
  if (isEmpty) {
    const corner = (
      <>
        {settings}
        <MoreMenu />
      </>
    );
    return <FirstRun corner={corner} />;
  }

  const actions = (
    <>
      <Button
        weight="quiet"
        icon="refresh"
        aria-label={t('companies.refreshAll')}
        onPress={() => void call('refreshAll', undefined)}
      />
      {settings}
      <MoreMenu />
      <Button icon="add" onPress={() => navigator.open({ screen: 'add' })}>
        {t('companies.add')}
      </Button>
    </>
  );
  return (
    <ScreenFrame title={t('companies.title')} isHome subtitle={<Summary />} actions={actions}>
      <CompanyList />
    </ScreenFrame>
  );
}

function Summary() {
  const t = useTexts();
  const good = useSnapshot(
    ({ companies }) => companies.filter(({ status }) => toneOf(status) === 'good').length,
  );
  const problems = useSnapshot(({ companies }) => companies.filter(needsAttention).length);
  const parts = [t('companies.summaryGood', { count: good })];
  if (problems > 0) parts.push(t('companies.summaryProblems', { count: problems }));
  return <p>{parts.join(' · ')}</p>;
}

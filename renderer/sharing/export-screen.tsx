// Which companies go into a file to share, and what such a file contains. Main asks where to save it.
import { useState } from 'react';
import { needsNoSecret } from '../../app/shared/account.ts';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { call, useSnapshot } from '../bridge.ts';
import { useFinish, useNavigator } from '../navigation.ts';
import { type Translate, useTexts } from '../texts/texts.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { CheckBox } from '../ui/check-box.tsx';
import { EnvironmentMark } from '../ui/environment-mark.tsx';
import { ScreenBody, ScreenFrame } from '../ui/screen.tsx';
import { showToast } from '../ui/toast.tsx';
import { useBusy } from '../ui/use-busy.ts';
import { EntryGroup } from './entry-group.tsx';
import styles from './export-screen.module.css';

interface ExportScreenProps {
  /** The one company that is ticked at first; null ticks all. */
  readonly about: string | null;
  /** For another computer of the operator's own. */
  readonly isMove?: true | undefined;
}

export function ExportScreen({ about, isMove = undefined }: ExportScreenProps) {
  const t = useTexts();
  const navigator = useNavigator();
  const finish = useFinish();
  const choice = useExportChoice(about);
  const { companies, chosen } = choice;
  const [withFavourites, setWithFavourites] = useState(isMove === true);
  const hasFavourites = companies.some(({ favourite }) => favourite);
  const { isBusy, run } = useBusy();
  const save = async () => {
    const ids = chosen.map(({ id }) => id);
    await exportCompanies({ companyIds: ids, withFavourites }, t, () => finish({ screen: 'export', about }));
  };

  const footer = (
    <>
      <Button onPress={() => navigator.back()}>{t('app.cancel')}</Button>
      <Button
        weight="primary"
        isBusy={isBusy}
        isDisabled={chosen.length === 0}
        onPress={() => void run(save)}
      >
        {t('export.save', { count: chosen.length })}
      </Button>
    </>
  );
  return (
    <ScreenFrame title={t('export.title')} footer={footer}>
      <ScreenBody>
        <Banner tone="info" title={t('export.noSecret')} meaning={t('export.noSecretMeaning')} />
        <UserIdWarning chosen={chosen} />
        {companies.length === 0 && <p>{t('export.none')}</p>}
        {companies.length > 0 && <CompanyChoice choice={choice} />}
        {hasFavourites && (
          <CheckBox isTicked={withFavourites} onChange={setWithFavourites}>
            {t('export.favourites')}
          </CheckBox>
        )}
      </ScreenBody>
    </ScreenFrame>
  );
}

function CompanyChoice({ choice }: { readonly choice: ReturnType<typeof useExportChoice> }) {
  const t = useTexts();
  const { companies, chosen, tick, isTicked } = choice;
  const ids = companies.map(({ id }) => id);
  const all = {
    ticked: chosen.length,
    total: companies.length,
    tickAll: (isOn: boolean) => tick(ids, isOn),
  };
  return (
    <EntryGroup title={t('export.companies')} all={all}>
      {companies.map(({ id, label, address, environment }) => (
        <li key={id}>
          <CheckBox isTicked={isTicked(id)} onChange={(isOn) => tick([id], isOn)}>
            <span className={styles.nameLine}>
              <bdi className={styles.name}>{label}</bdi>
              <EnvironmentMark environment={environment} />
            </span>
            <span className={styles.address}>
              <bdi dir="ltr">{address}</bdi>
            </span>
          </CheckBox>
        </li>
      ))}
    </EntryGroup>
  );
}

function useExportChoice(about: string | null) {
  const all = useSnapshot((snapshot) => snapshot.companies);
  const companies = all.filter(({ practice }) => !practice);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(about === null ? companies.map(({ id }) => id) : [about]),
  );
  const tick = (ids: readonly string[], isOn: boolean) => {
    const others = [...ticked].filter((id) => !ids.includes(id));
    setTicked(new Set(isOn ? [...others, ...ids] : others));
  };
  const isTicked = (id: string) => ticked.has(id);
  return { companies, chosen: companies.filter(({ id }) => isTicked(id)), tick, isTicked };
}

/** A service that asks for nothing but a user ID lets anyone who has the file sign in. */
function UserIdWarning({ chosen }: { readonly chosen: readonly CompanyView[] }) {
  const t = useTexts();
  const providers = useSnapshot((snapshot) => snapshot.providers);
  const withoutSecret = new Set(providers.filter(needsNoSecret).map(({ id }) => id));
  const count = chosen.filter(({ providerId }) => withoutSecret.has(providerId)).length;
  if (count === 0) return null;
  return <Banner tone="risk" title={t('export.userIds')} meaning={t('export.userIdsMeaning', { count })} />;
}

/** `leave`: for the screen to which the good news belongs. */
async function exportCompanies(
  chosen: { readonly companyIds: readonly string[]; readonly withFavourites: boolean },
  t: Translate,
  leave: () => void,
): Promise<void> {
  const { companyIds, withFavourites } = chosen;
  const result = await call('exportCompanies', { companyIds: [...companyIds], withFavourites });
  switch (result.outcome) {
    case 'saved':
      leave();
      showToast({
        tone: 'good',
        title: t('export.saved', { count: result.count }),
        meaning: result.path,
      });
      break;
    case 'failed':
      showToast({
        tone: 'bad',
        title: t('export.notSaved'),
        meaning: t('export.notSavedMeaning', { path: result.path }),
      });
      break;
    case 'tooMany':
      showToast({
        tone: 'bad',
        title: t('export.tooMany'),
        meaning: t('export.tooManyMeaning', { limit: result.limit }),
      });
      break;
    case 'cancelled':
      break;
  }
}

// Which companies go into a file for others, and what such a file holds. Main asks where to put it.
import { useState } from 'react';
import { needsNoSecret } from '../../app/shared/account.ts';
import { call, useSnapshot } from '../bridge.ts';
import { useNavigator } from '../navigation.ts';
import { type Translate, useTexts } from '../texts/texts.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { CheckBox } from '../ui/check-box.tsx';
import { ScreenBody, ScreenFrame } from '../ui/screen.tsx';
import { showMessage } from '../ui/toast.tsx';
import { EntryGroup } from './entry-group.tsx';
import styles from './export-screen.module.css';

/** `about`: the one company that is ticked at first; all of them with null. */
export function ExportScreen({ about }: { readonly about: string | null }) {
  const t = useTexts();
  const navigator = useNavigator();
  const all = useSnapshot((snapshot) => snapshot.companies);
  const providers = useSnapshot((snapshot) => snapshot.providers);
  const companies = all.filter(({ practice }) => !practice);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(about === null ? companies.map(({ id }) => id) : [about]),
  );
  const [isSaving, setSaving] = useState(false);
  const chosen = companies.filter(({ id }) => ticked.has(id));
  const openProviders = new Set(providers.filter(needsNoSecret).map(({ id }) => id));
  const openLabels = chosen.filter(({ providerId }) => openProviders.has(providerId));

  const tick = (ids: readonly string[], isTicked: boolean) => {
    const others = [...ticked].filter((id) => !ids.includes(id));
    setTicked(new Set(isTicked ? [...others, ...ids] : others));
  };
  const save = async () => {
    if (isSaving) return;
    setSaving(true);
    try {
      if (
        await exportCompanies(
          chosen.map(({ id }) => id),
          t,
        )
      )
        navigator.finish({ screen: 'export', about });
    } finally {
      setSaving(false);
    }
  };

  const footer = (
    <>
      <Button onPress={() => navigator.back()}>{t('app.cancel')}</Button>
      <Button weight="primary" isBusy={isSaving} isDisabled={chosen.length === 0} onPress={() => void save()}>
        {t('export.save', { count: chosen.length })}
      </Button>
    </>
  );
  return (
    <ScreenFrame title={t('export.title')} footer={footer}>
      <ScreenBody>
        <Banner tone="info" title={t('export.noSecret')} meaning={t('export.noSecretMeaning')} />
        {openLabels.length > 0 && (
          <Banner
            tone="risk"
            title={t('export.userIds')}
            meaning={t('export.userIdsMeaning', { count: openLabels.length })}
          />
        )}
        {companies.length === 0 && <p>{t('export.none')}</p>}
        {companies.length > 0 && (
          <EntryGroup
            title={t('export.companies')}
            all={{
              ticked: chosen.length,
              total: companies.length,
              tickAll: (isTicked) =>
                tick(
                  companies.map(({ id }) => id),
                  isTicked,
                ),
            }}
          >
            {companies.map(({ id, label, address }) => (
              <li key={id}>
                <CheckBox isTicked={ticked.has(id)} onChange={(isTicked) => tick([id], isTicked)}>
                  <bdi className={styles.name}>{label}</bdi>
                  <span className={styles.address}>
                    <bdi dir="ltr">{address}</bdi>
                  </span>
                </CheckBox>
              </li>
            ))}
          </EntryGroup>
        )}
      </ScreenBody>
    </ScreenFrame>
  );
}

/** True once the file is there. */
async function exportCompanies(companyIds: readonly string[], t: Translate): Promise<boolean> {
  const result = await call('exportCompanies', { companyIds: [...companyIds] });
  switch (result.outcome) {
    case 'saved':
      showMessage({
        tone: 'good',
        title: t('export.saved', { count: result.count }),
        meaning: result.path,
      });
      return true;
    case 'failed':
      showMessage({
        tone: 'bad',
        title: t('export.notSaved'),
        meaning: t('export.notSavedMeaning', { path: result.path }),
      });
      return false;
    case 'tooMany':
      showMessage({
        tone: 'bad',
        title: t('export.tooMany'),
        meaning: t('export.tooManyMeaning', { limit: result.limit }),
      });
      return false;
    case 'cancelled':
      return false;
  }
}

// What IT has set on this computer, apart from single settings and companies; and what is wrong with it, to be copied for IT.
import type { ManagedView } from '../../app/shared/contract/managed.ts';
import { listWords } from '../../app/shared/time-words.ts';
import { call, useLanguage, useSnapshot } from '../bridge.ts';
import { type Translate, useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { FactList, known } from '../ui/fact-list.tsx';
import { Section } from '../ui/section.tsx';
import { showToast } from '../ui/toast.tsx';
import styles from './managed-section.module.css';

/** Nothing where IT has set nothing. */
export function ManagedSection() {
  const t = useTexts();
  const language = useLanguage();
  const managed = useSnapshot((snapshot) => snapshot.managed);
  return (
    <>
      <FactList title={t('managed.title')} facts={facts(managed, t, language)} />
      {managed.faults.length > 0 && <Faults faults={managed.faults} />}
    </>
  );
}

function facts(
  { origins, contact, updates, confirmProduction, services }: ManagedView,
  t: Translate,
  language: string,
) {
  const { hosts, providers } = services?.allowed ?? {};
  const list = (names: readonly string[] | undefined) =>
    names && (names.length === 0 ? t('managed.none') : listWords(names, language));
  return known([
    [t('managed.contact'), contact?.words],
    [t('managed.updates'), updates && t(updates.value === 'on' ? 'managed.updatesOn' : 'managed.updatesOff')],
    [t('managed.production'), confirmProduction?.value ? t('managed.productionAsks') : undefined],
    [t('managed.hosts'), list(hosts)],
    [t('managed.providers'), list(useProviderNames(providers))],
    [t('managed.origins'), origins.length === 0 ? undefined : listWords(origins, language)],
  ]);
}

function useProviderNames(ids: readonly string[] | undefined): readonly string[] | undefined {
  const providers = useSnapshot((snapshot) => snapshot.providers);
  return ids?.map((id) => providers.find((provider) => provider.id === id)?.name ?? id);
}

function Faults({ faults }: Pick<ManagedView, 'faults'>) {
  const t = useTexts();
  return (
    <Section
      title={t('managed.faults')}
      action={
        <Button weight="quiet" icon="copy" onPress={() => void copyFaults(t)}>
          {t('managed.copy')}
        </Button>
      }
    >
      <ul className={styles.faults} data-selectable>
        {faults.map(({ origin, place, words }) => (
          <li key={`${origin} ${place} ${words}`}>
            <p className={styles.place}>
              <bdi>{origin}</bdi>
              {place !== '' && (
                <>
                  {' · '}
                  <bdi>{place}</bdi>
                </>
              )}
            </p>
            <p>{words}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

async function copyFaults(t: Translate): Promise<void> {
  const { copied } = await call('copyManagedFaults', undefined);
  if (copied) showToast({ tone: 'good', title: t('managed.copied'), meaning: t('managed.copiedMeaning') });
  else
    showToast({
      tone: 'bad',
      title: t('company.detailsNotCopied'),
      meaning: t('company.detailsNotCopiedMeaning'),
    });
}

// The preview of a company file or a link: what it would add and change, what it may not, and the button that imports it.
import type { ImportEntry, ImportPreview } from '../../app/shared/contract/sharing.ts';
import { useNavigator } from '../navigation.ts';
import { useTexts } from '../texts/texts.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { ScreenBody, ScreenFrame } from '../ui/screen.tsx';
import { chooseImport } from './choose-import.ts';
import { EntryGroup } from './entry-group.tsx';
import { ChangedEntry, NewEntry, RefusedEntry, SameEntry } from './import-entries.tsx';
import { type ShownImport, useImport } from './use-import.ts';

export function ImportScreen({ importId }: { readonly importId: string }) {
  const t = useTexts();
  const navigator = useNavigator();
  const { shown, isTaking, tick, take } = useImport(importId);
  if (!shown) {
    return (
      <ScreenFrame title={t('import.title')}>
        <ScreenBody>{shown === null && <p>{t('import.gone')}</p>}</ScreenBody>
      </ScreenFrame>
    );
  }

  const { preview, ticks } = shown;
  const { fault, entries, fileName } = preview;
  const count = ticks.choices(entries).length;
  const footer = (
    <>
      <Button onPress={() => navigator.back()}>{t('app.cancel')}</Button>
      <Button weight="primary" isBusy={isTaking} isDisabled={count === 0} onPress={() => void take()}>
        {t('import.take', { count })}
      </Button>
    </>
  );
  return (
    <ScreenFrame
      title={t('import.title')}
      subtitle={<bdi>{fileName ?? t('import.fromLink')}</bdi>}
      {...(fault === undefined && { footer })}
    >
      <ScreenBody>
        <Heading preview={preview} />
        <Entries preview={preview} ticks={ticks} tick={tick} />
      </ScreenBody>
    </ScreenFrame>
  );
}

/** What to look at before anything else. Any page may contain a link, so one is looked at twice. */
function Heading({ preview: { fault, fileName } }: { readonly preview: ImportPreview }) {
  const t = useTexts();
  const navigator = useNavigator();
  if (!fault && fileName === null)
    return <Banner tone="risk" title={t('import.linkLook')} meaning={t('import.linkLookMeaning')} />;
  if (!fault) return <Banner tone="info" title={t('import.look')} meaning={t('import.lookMeaning')} />;
  if (fileName === null) return <Banner tone="bad" isUrgent {...fault} />;
  return (
    <Banner tone="bad" isUrgent {...fault}>
      <Button onPress={() => void chooseImport(navigator)}>{t('sharing.chooseFile')}</Button>
    </Banner>
  );
}

interface EntriesProps extends ShownImport {
  readonly tick: (ticked: readonly (readonly [entry: number, field: string])[], isTicked: boolean) => void;
}

/** New companies, changes, refused entries and unchanged ones, in this order. */
function Entries({ preview: { entries, refused }, ticks, tick }: EntriesProps) {
  const t = useTexts();
  const ofKind = (kind: ImportEntry['kind']) => entries.filter((entry) => entry.kind === kind);
  const [fresh, changed, same] = [ofKind('new'), ofKind('changed'), ofKind('same')];
  const onTick = (entry: number, field: string, isTicked: boolean) => tick([[entry, field]], isTicked);
  return (
    <>
      {fresh.length > 0 && (
        <EntryGroup
          title={t('import.new', { count: fresh.length })}
          all={{
            ticked: fresh.filter(({ entry }) => ticks.has(entry, '')).length,
            total: fresh.length,
            tickAll: (isTicked) =>
              tick(
                fresh.map(({ entry }) => [entry, '']),
                isTicked,
              ),
          }}
        >
          {fresh.map((entry) => (
            <NewEntry key={entry.entry} entry={entry} ticks={ticks} onTick={onTick} />
          ))}
        </EntryGroup>
      )}
      {changed.length > 0 && (
        <EntryGroup title={t('import.changed', { count: changed.length })}>
          {changed.map((entry) => (
            <ChangedEntry key={entry.entry} entry={entry} ticks={ticks} onTick={onTick} />
          ))}
        </EntryGroup>
      )}
      {refused.length > 0 && (
        <EntryGroup title={t('import.refused', { count: refused.length })} note={t('import.refusedHint')}>
          {refused.map((each, index) => (
            <RefusedEntry key={index} {...each} />
          ))}
        </EntryGroup>
      )}
      {same.length > 0 && (
        <EntryGroup title={t('import.same', { count: same.length })}>
          {same.map((entry) => (
            <SameEntry key={entry.entry} entry={entry} />
          ))}
        </EntryGroup>
      )}
    </>
  );
}

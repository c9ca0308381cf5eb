// The preview of one import and what can be done with it: tick, take, undo. Nothing changes before `take`.
import { useCallback, useEffect, useState } from 'react';
import type { ImportPreview } from '../../app/shared/contract/sharing.ts';
import { call, useLanguage } from '../bridge.ts';
import { useHeldImport, useNavigator } from '../navigation.ts';
import { type Translate, useTexts } from '../texts/texts.ts';
import { showToast } from '../ui/toast.tsx';
import { useBusy } from '../ui/use-busy.ts';
import { undoAction } from '../undo-action.ts';
import { Ticks } from './import-ticks.ts';

export interface ShownImport {
  readonly preview: ImportPreview;
  readonly ticks: Ticks;
}

export function useImport(importId: string) {
  const t = useTexts();
  const navigator = useNavigator();
  const language = useLanguage();
  /** Null where another file has taken its place. */
  const [shown, setShown] = useState<ShownImport | null>();
  const { isBusy: isTaking, run } = useBusy();
  useHeldImport((shown?.preview.entries.length ?? 0) > 0);

  const look = useCallback(async () => {
    const preview = await call('readImport', { importId });
    setShown((now) => preview && { preview, ticks: Ticks.for(preview, now ?? undefined) });
  }, [importId]);
  // The preview contains main's words, so it is read again in a new language.
  useEffect(() => void look(), [look, language]);

  const tick = (ticked: readonly (readonly [number, string])[], isTicked: boolean) =>
    setShown((now) => now && { ...now, ticks: now.ticks.with(ticked, isTicked) });

  const take = () =>
    run(async () => {
      if (!shown) return;
      const choices = shown.ticks.choices(shown.preview.entries);
      const result = await call('applyImport', { importId, choices: [...choices] });
      if (result.outcome === 'stale') {
        await look();
        showToast({ tone: 'risk', title: t('import.stale'), meaning: t('import.staleMeaning') });
        return;
      }
      const { waitingIds } = result;
      navigator.finish({ screen: 'import', importId }, { screen: 'companies', waitingIds });
      sayTaken(importId, result.added + result.changed, t);
    });
  return { shown, isTaking, tick, take };
}

function sayTaken(importId: string, count: number, t: Translate): void {
  const undo = async () => {
    const { undone } = await call('undoImport', { importId });
    if (undone) showToast({ tone: 'good', title: t('import.undone') });
    else showToast({ tone: 'risk', title: t('import.notUndone') });
  };
  const [title, meaning] = [t('import.done', { count }), t('import.doneMeaning')];
  showToast({ tone: 'good', title, meaning, action: undoAction(t, undo) });
}

// The preview of one import and the steps that follow from it: tick, take, take back. Nothing changes before `take`.
import { useCallback, useEffect, useState } from 'react';
import type { ImportPreview } from '../../app/contract.ts';
import { call, useLanguage } from '../bridge.ts';
import { UNDO_DELETE_MS } from '../contract-values.ts';
import { useNavigator } from '../navigation.ts';
import { type Translate, useTexts } from '../texts/texts.ts';
import { showMessage } from '../ui/toast.tsx';
import { Ticks } from './import-ticks.ts';

interface Shown {
  readonly preview: ImportPreview;
  readonly ticks: Ticks;
}

export function useImport(importId: string) {
  const t = useTexts();
  const navigator = useNavigator();
  const language = useLanguage();
  /** Null where the file is no longer at hand. */
  const [shown, setShown] = useState<Shown | null>();
  const [isTaking, setTaking] = useState(false);

  const look = useCallback(async () => {
    const preview = await call('readImport', { importId });
    setShown((now) => preview && { preview, ticks: Ticks.for(preview, now ?? undefined) });
  }, [importId]);
  // Main's words are in the preview: another language reads it again.
  useEffect(() => void look(), [look, language]);

  const tick = (ticked: readonly (readonly [number, string])[], isTicked: boolean) =>
    setShown((now) => now && { ...now, ticks: now.ticks.with(ticked, isTicked) });

  const take = async () => {
    if (!shown || isTaking) return;
    setTaking(true);
    try {
      const choices = shown.ticks.choices(shown.preview.entries);
      const result = await call('applyImport', { importId, choices: [...choices] });
      if (result.outcome === 'stale') {
        await look();
        showMessage({ tone: 'risk', title: t('import.stale'), meaning: t('import.staleMeaning') });
        return;
      }
      sayTaken(importId, result.added + result.changed, t);
      navigator.finish({ screen: 'import', importId }, { screen: 'companies' });
    } finally {
      setTaking(false);
    }
  };
  return { shown, isTaking, tick, take };
}

function sayTaken(importId: string, count: number, t: Translate): void {
  const undo = async () => {
    const { undone } = await call('undoImport', { importId });
    if (undone) showMessage({ tone: 'good', title: t('import.undone') });
    else showMessage({ tone: 'risk', title: t('import.notUndone') });
  };
  const action = { name: t('company.undo'), run: () => void undo() };
  const [title, meaning] = [t('import.done', { count }), t('import.doneMeaning')];
  showMessage({ tone: 'good', title, meaning, action }, UNDO_DELETE_MS);
}

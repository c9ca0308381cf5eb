// "Undo" in a message about what main can take back for a while.
import { UNDO_MS } from '../app/shared/contract/companies.ts';
import type { Translate } from './texts/texts.ts';
import type { ToastAction } from './ui/toast.tsx';

/** `sinceMs`: from when main counts. */
export function undoAction(t: Translate, undo: () => Promise<unknown>, sinceMs = Date.now()): ToastAction {
  return { name: t('company.undo'), run: () => void undo(), worksUntilMs: sinceMs + UNDO_MS };
}

// What the operator clicked in the last picture, before the window was live. A copy is asked for at once: main makes it as soon as
// it can, whatever becomes of this window. Any other click is kept until the window is live; of several, the last.
import { EARLY_CLICKS } from '../../app/shared/contract/home-picture.ts';
import type { CopyResult } from '../../app/shared/contract/sessions.ts';

type What = (typeof EARLY_CLICKS)[number];

export interface EarlyClick {
  readonly what: Exclude<What, 'copy'>;
  /** Of the row that it was in. */
  readonly companyId: string | undefined;
}

export interface EarlyCopy {
  readonly companyId: string;
  readonly result: Promise<CopyResult>;
}

export interface EarlyClicks {
  readonly copy?: EarlyCopy | undefined;
  readonly click?: EarlyClick | undefined;
}

let kept: EarlyClicks = {};

export function keepClicks(picture: Element, copyToken: (companyId: string) => Promise<CopyResult>): void {
  picture.addEventListener('click', ({ target }) => {
    const found = target instanceof Element ? earlyClickOn(target) : undefined;
    if (!found) return;
    const { what, companyId } = found;
    if (what !== 'copy') kept = { ...kept, click: { what, companyId } };
    else if (companyId !== undefined) kept = { copy: begun(companyId, copyToken(companyId)) };
    picture.setAttribute('data-waiting', '');
  });
}

function earlyClickOn(target: Element): { what: What; companyId: string | undefined } | undefined {
  const name = target.closest('[data-early]')?.getAttribute('data-early');
  const what = EARLY_CLICKS.find((known) => known === name);
  const companyId = target.closest('[data-key]')?.getAttribute('data-key') ?? undefined;
  return what && { what, companyId };
}

function begun(companyId: string, result: Promise<CopyResult>): EarlyCopy {
  // What takes it reports a failure; until then nothing could.
  result.catch(() => undefined);
  return { companyId, result };
}

/** Once. */
export function takeEarlyClicks(): EarlyClicks {
  const taken = kept;
  kept = {};
  return taken;
}

/** Whether a copy was asked for, until it is taken: what the first snapshot says of the clipboard may be news. */
export const holdsEarlyCopy = (): boolean => kept.copy !== undefined;

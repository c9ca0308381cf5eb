// What the operator clicked in the last picture, before the window was live. Kept until it is; of several clicks, the last.
import { EARLY_CLICKS } from '../../app/shared/contract/home-picture.ts';

export interface EarlyClick {
  readonly what: (typeof EARLY_CLICKS)[number];
  /** Of the row that it was in. */
  readonly companyId: string | undefined;
}

let kept: EarlyClick | undefined;

export function keepClicks(picture: Element): void {
  picture.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    kept = earlyClickOn(target) ?? kept;
    const clicked = kept && target.closest('[data-early]');
    if (clicked) picture.setAttribute('data-waiting', '');
  });
}

function earlyClickOn(target: Element): EarlyClick | undefined {
  const name = target.closest('[data-early]')?.getAttribute('data-early');
  const what = EARLY_CLICKS.find((known) => known === name);
  const companyId = target.closest('[data-key]')?.getAttribute('data-key') ?? undefined;
  return what && { what, companyId };
}

/** Once. */
export function takeEarlyClick(): EarlyClick | undefined {
  const taken = kept;
  kept = undefined;
  return taken;
}

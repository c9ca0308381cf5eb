// Has main keep a picture of the list of companies for the next start, a moment after it changed.
import { useEffect } from 'react';
import { call, watchSnapshots } from '../bridge.ts';
import { pictureOf } from './picture-of.ts';

/** What has only begun, as a renewal, is over by then as a rule. */
const SETTLES_MS = 2_000;
/** While the same list stays in view: with many companies, something changes all the time. */
const REST_MS = 30_000;
/** Over it, or with something opened in it, it is not what a start should show. */
const COVERED = '[role="dialog"], [role="alertdialog"], [role="menu"], [aria-expanded="true"]';
/** What a button says for a moment, and a row that is being moved: over by the next start. */
const PASSING = '[data-passing], [data-dragging]';

/** `isWhole`: nothing is searched for. */
export function useHomePicture(isWhole: boolean): void {
  useEffect(() => {
    if (!isWhole) return;
    let timer: number | undefined;
    const take = () => {
      timer = undefined;
      // The end of it is no change that main would tell of.
      if (document.querySelector(PASSING)) anew();
      else void keepPicture();
    };
    const soon = () => {
      timer ??= window.setTimeout(take, REST_MS);
    };
    // Another size may have another number of columns, and more of the list in view.
    const anew = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(take, SETTLES_MS);
    };
    anew();
    const unwatch = watchSnapshots(soon);
    window.addEventListener('resize', anew);
    return () => {
      window.clearTimeout(timer);
      unwatch();
      window.removeEventListener('resize', anew);
    };
  }, [isWhole]);
}

async function keepPicture(): Promise<void> {
  const root = document.getElementById('window')?.firstElementChild;
  const styleSheet = fileOf('link[rel="stylesheet"]', 'href');
  const script = fileOf('script[src]', 'src');
  const isScrolled = (root?.querySelector('[role="grid"]')?.scrollTop ?? 0) > 0;
  // While developing, the styles are in no file.
  if (!root || !styleSheet || !script || isScrolled) return;
  if (document.hidden || document.querySelector(COVERED)) return;
  const parts = pictureOf(root);
  const { lang: language, dir } = document.documentElement;
  const direction = dir === 'rtl' ? 'rtl' : 'ltr';
  if (!parts) return;
  await call('keepPicture', { parts, language, direction, styleSheet, script });
}

const fileOf = (element: string, attribute: string) =>
  document.querySelector(element)?.getAttribute(attribute)?.replace(/^\.\//, '');

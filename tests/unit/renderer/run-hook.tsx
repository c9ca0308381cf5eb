// Runs a hook of the window in a page without a browser (happy-dom), with a navigator, the sheets about certificates and toasts around it.
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { onTestFinished } from 'vitest';
import { type Navigator, NavigatorContext } from '../../../renderer/navigation.ts';
import { TrustSheets } from '../../../renderer/trust/trust-sheets.tsx';
import { Toasts } from '../../../renderer/ui/toast.tsx';

export interface RunningHook<Result> {
  /** What the hook returned last. */
  readonly current: Result;
  /** Where it has led: `['finish', screen, next]`, `['open', screen]` and so on. */
  readonly went: readonly (readonly unknown[])[];
  /** Whether leaving the screen would ask first. */
  readonly holdsTyped: boolean;
  /** Whether another import would ask first. */
  readonly holdsImport: boolean;
  /** The toasts in sight, the newest first: "title: meaning". */
  readonly toasts: readonly string[];
  /** Does something, and lets the hook come to rest. */
  readonly after: (step: () => unknown) => Promise<void>;
  /** Calls the hook again, with what it closes over now. */
  readonly again: () => Promise<void>;
  /** Comes by itself with the end of the test, and leaves an empty page. */
  readonly end: () => Promise<void>;
}

export async function runHook<Result>(
  useHook: () => Result,
  page?: (current: Result) => ReactNode,
): Promise<RunningHook<Result>> {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const results: Result[] = [];
  const went: (readonly unknown[])[] = [];
  let holdsTyped = false;
  let holdsImport = false;
  const navigator: Navigator = {
    open: (screen) => void went.push(['open', screen]),
    reset: (target) => void went.push(['reset', target]),
    back: () => void went.push(['back']),
    finish: (done, next) => void went.push(['finish', done, next]),
    shows: () => false,
    holdTyped: (typed) => {
      holdsTyped = typed;
    },
    holdImport: (held) => {
      holdsImport = held;
    },
  };
  const Hook = () => {
    const result = useHook();
    results.push(result);
    return page?.(result) ?? null;
  };
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  const draw = () =>
    root.render(
      <NavigatorContext value={navigator}>
        <TrustSheets>
          <Hook />
        </TrustSheets>
        <Toasts />
      </NavigatorContext>,
    );
  const after = (step: () => unknown) => act(async () => void (await step()));
  await after(draw);
  const end = async () => {
    // They outlive the page, and would meet the next test.
    for (let [toast] = toastsInSight(); toast; [toast] = toastsInSight()) {
      const close = toast.querySelector<HTMLElement>('button[aria-label="Close"]');
      await after(() => close?.click());
      if (toast.isConnected) throw new Error(`a toast does not close: ${wordsOf(toast)}`);
    }
    await after(() => root.unmount());
    document.body.replaceChildren();
  };
  onTestFinished(end);
  return {
    get current() {
      return results.at(-1) as Result;
    },
    went,
    get holdsTyped() {
      return holdsTyped;
    },
    get holdsImport() {
      return holdsImport;
    },
    get toasts() {
      return toastsInSight().map(wordsOf);
    },
    after,
    again: () => after(draw),
    end,
  };
}

const toastsInSight = () => [...document.querySelectorAll('[role="region"] [role="alertdialog"]')];

const wordsOf = (toast: Element) =>
  [...toast.querySelectorAll('[slot="title"], [slot="description"]')]
    .map(({ textContent }) => textContent)
    .join(': ');

// Playwright's `evaluate` in an app's main process. V8 holds the answer weakly until main's next turn, and loses it where it collects
// garbage before that, as it does while an app loads ("Resulting promise was garbage collected"). So what is asked runs in a turn of
// its own, and its answer hangs on that.
import type { ElectronApplication } from '@playwright/test';

export function holdAnswers(app: ElectronApplication): void {
  const evaluate = app.evaluate.bind(app);
  Object.assign(app, {
    evaluate: (ask: unknown, given: unknown) =>
      evaluate(
        async (electron, [source, input]) => {
          await new Promise((resolve) => setImmediate(resolve));
          // biome-ignore lint/security/noGlobalEval: as Playwright itself does with what it is given.
          return globalThis.eval(`(${source})`)(electron, input);
        },
        [String(ask), given] as const,
      ),
  });
}

// Starts of the app while it is running. Such a second instance quits at once and reports how it was started, so that the
// first one can do what the operator wanted. Electron reports most of them, our own lock the others.
import type { Launch } from './single-instance-lock.ts';

/** Electron's `app`. */
interface SecondInstanceEvents {
  on(
    event: 'second-instance',
    listener: (event: unknown, commandLine: readonly string[], folder: string) => void,
  ): unknown;
}

export class SecondInstances {
  readonly #listeners = new Set<(launch: Launch) => void>();

  /** Create it before the app is ready: a second instance may start while this one is still starting. */
  constructor(app: SecondInstanceEvents) {
    app.on('second-instance', (_event, commandLine, folder) => {
      this.report({ commandLine: [...commandLine], folder });
    });
  }

  /** For a start that Electron has not reported. */
  report(launch: Launch): void {
    for (const listener of this.#listeners) listener(launch);
  }

  /** Returns the unsubscribe. */
  subscribe(listener: (launch: Launch) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}

// A small rotating log of what the app did. Facts are names, kinds, numbers and times: never a token, password or body.

import * as path from 'node:path';
import { app } from 'electron';

const MAX_LOG_BYTES = 1024 * 1024;

type Facts = Readonly<Record<string, string | number | boolean | undefined>>;

export class AppLog {
  #library: Promise<typeof import('electron-log/node')> | undefined;

  /** Resolves once the line is written. */
  async info(event: string, facts: Facts = {}): Promise<void> {
    const { default: log } = await this.#load();
    log.info(event, JSON.stringify(facts));
  }

  /** A bug: its name and where it happened, for a report. Resolves once the line is written. */
  async fault(event: string, error: unknown): Promise<void> {
    const { default: log } = await this.#load();
    log.error(event, withoutWords(error));
  }

  /** The library is loaded with the first line, so that startup does not wait for it. */
  #load(): Promise<typeof import('electron-log/node')> {
    this.#library ??= import('electron-log/node').then((library) => {
      const { file, console: terminal } = library.default.transports;
      file.resolvePathFn = () => path.join(app.getPath('logs'), 'tokentray.log');
      file.maxSize = MAX_LOG_BYTES;
      terminal.level = false;
      return library;
    });
    return this.#library;
  }
}

/** An error's message may quote its input: that of JSON.parse begins with the text that it was given. */
function withoutWords(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as NodeJS.ErrnoException;
  const places = error.stack?.split('\n').filter((line) => /^ {4}at /.test(line)) ?? [];
  return [code === undefined ? error.name : `${error.name} ${code}`, ...places].join('\n');
}

// IT's settings on macOS: what a configuration profile has set, for the computer and for the person. The system writes it to a
// property list that belongs to root; its own plutil, by its full path, makes JSON of it.
import { execFile } from 'node:child_process';
import { lstat } from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import type { ManagedSource, SourceDocument, SourceReading } from '../../managed/managed-source.ts';
import { watchFolder } from './folder-watch.ts';
import { type FileTrust, ROOT_ALONE, untrustedPart } from './trusted-files.ts';

const FOLDER = '/Library/Managed Preferences';
const APP_ID = 'app.tokentray.desktop';
const FILE = `${APP_ID}.plist`;
const TIMEOUT_MS = 4_000;
const MAX_OUTPUT_BYTES = 16_000_000;

export interface MacProfileOptions {
  readonly folder: string;
  readonly user: string;
  readonly trust: FileTrust;
  /** Gives a property list as JSON; rejects where it cannot. */
  readonly toJson: (file: string) => Promise<string>;
}

export class MacProfile implements ManagedSource {
  readonly place: string;
  readonly #options: MacProfileOptions;

  constructor({
    folder = FOLDER,
    user = os.userInfo().username,
    trust = ROOT_ALONE,
    toJson = runPlutil,
  }: Partial<MacProfileOptions> = {}) {
    this.place = folder;
    this.#options = { folder, user, trust, toJson };
  }

  async read(): Promise<SourceReading> {
    const { folder, user } = this.#options;
    const files = [path.join(folder, FILE), path.join(folder, path.basename(user), FILE)];
    const found = await Promise.all(files.map((file) => this.#document(file)));
    return { kind: 'read', documents: found.flat() };
  }

  watch(onChange: () => void): () => void {
    const { folder, user } = this.#options;
    const ends = [folder, path.join(folder, path.basename(user))].map((each) => watchFolder(each, onChange));
    return () => {
      for (const end of ends) end();
    };
  }

  async #document(file: string): Promise<readonly SourceDocument[]> {
    const { trust, toJson } = this.#options;
    if (!(await isThere(file))) return [];
    try {
      const detail = await untrustedPart(file, trust);
      if (detail !== undefined)
        return [{ origin: file, content: { kind: 'fault', fault: 'notTrusted', detail } }];
      const text = await toJson(file);
      return [{ origin: file, content: { kind: 'text', text, hasLines: false } }];
    } catch {
      return [{ origin: file, content: { kind: 'fault', fault: 'unreadable' } }];
    }
  }
}

const isThere = (file: string) =>
  lstat(file).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT' && error.code !== 'ENOTDIR',
  );

function runPlutil(file: string): Promise<string> {
  const options = { timeout: TIMEOUT_MS, maxBuffer: MAX_OUTPUT_BYTES };
  return new Promise((resolve, reject) => {
    execFile('/usr/bin/plutil', ['-convert', 'json', '-o', '-', '--', file], options, (error, output) => {
      if (error) reject(error);
      else resolve(output);
    });
  });
}

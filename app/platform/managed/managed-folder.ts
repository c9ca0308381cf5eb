// IT's settings on Linux: all files of one folder that end in ".json", in the order of their names.
import { readdir, realpath } from 'node:fs/promises';
import * as path from 'node:path';
import type { ManagedSource, SourceDocument, SourceReading } from '../../managed/managed-source.ts';
import { watchFolder } from './folder-watch.ts';
import { type FileTrust, ROOT_ALONE, readTrustedFile, untrustedPart } from './trusted-files.ts';

const FOLDER = '/etc/tokentray';
const MAX_FILES = 100;

export class ManagedFolder implements ManagedSource {
  readonly place: string;
  readonly #trust: FileTrust;

  constructor(folder = FOLDER, trust = ROOT_ALONE) {
    this.place = folder;
    this.#trust = trust;
  }

  async read(): Promise<SourceReading> {
    try {
      const detail = await untrustedPart(await realpath(this.place), this.#trust);
      if (detail !== undefined) return this.#refused('notTrusted', detail);
      return { kind: 'read', documents: await this.#documents() };
    } catch (error) {
      const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      return isAbsent ? { kind: 'read', documents: [] } : this.#refused('unreadable');
    }
  }

  watch(onChange: () => void): () => void {
    return watchFolder(this.place, onChange);
  }

  async #documents(): Promise<readonly SourceDocument[]> {
    const names = (await readdir(this.place)).filter((name) => /^[^.].*\.json$/s.test(name)).sort();
    const read = names.slice(0, MAX_FILES).map(async (name) => {
      const origin = path.join(this.place, name);
      return { origin, content: await readTrustedFile(origin, this.#trust) };
    });
    const over = names
      .slice(MAX_FILES)
      .map((name) => ({ origin: path.join(this.place, name), content: TOO_MANY }));
    return [...(await Promise.all(read)), ...over];
  }

  #refused(fault: 'notTrusted' | 'unreadable', detail?: string): SourceReading {
    return { kind: 'unreadable', origin: this.place, fault, ...(detail !== undefined && { detail }) };
  }
}

const TOO_MANY = { kind: 'fault', fault: 'tooManyFiles' } as const;

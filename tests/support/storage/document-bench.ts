// A folder of its own for each test, with a small document in it.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { z } from 'zod';
import { type DocumentKind, DurableDocument } from '../../../app/storage/durable-document.ts';
import { envelopeFormat, sealEnvelope } from '../../../app/storage/envelope.ts';
import type { StorageFault } from '../../../app/storage/storage-fault.ts';
import { FailingFiles } from '../core/failing-files.ts';
import { ManualClock } from '../core/manual-clock.ts';
import { diskFilesOnNode } from '../core/storage-on-node.ts';

const listSchema = z.strictObject({ companies: z.array(z.string()) });
export type CompanyList = z.infer<typeof listSchema>;

const COMPANY_LIST: DocumentKind<CompanyList> = {
  name: 'profiles',
  schemaVersion: 1,
  schema: listSchema,
  initial: { companies: [] },
  migrations: {},
};

/** The files of its document. */
export const CURRENT = 'profiles.json';
export const LAST_GOOD = 'profiles.last-good.json';
export const isSetAside = (name: string) => name.startsWith('profiles.unreadable-');

const realFiles = await diskFilesOnNode();

/** The content of a whole file with this payload. */
export const sealed = (
  payload: unknown,
  more: { generation?: number; schemaVersion?: number; name?: string } = {},
) =>
  JSON.stringify(
    sealEnvelope({
      format: envelopeFormat(more.name ?? 'profiles'),
      schemaVersion: more.schemaVersion ?? 1,
      generation: more.generation ?? 1,
      savedAt: '2026-01-05T09:00:00.000Z',
      payload,
    }),
  );

/** Created per test; `[Symbol.dispose]` removes the folder. */
export class DocumentBench {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tokentray-storage-'));
  readonly clock = new ManualClock();
  readonly files = new FailingFiles(realFiles);
  readonly faults: StorageFault[] = [];

  /** A new instance over the same files: what a restart of the app sees. */
  restart(): DurableDocument<CompanyList>;
  restart<T>(kind: DocumentKind<T>): DurableDocument<T>;
  restart(kind: DocumentKind<unknown> = COMPANY_LIST): DurableDocument<unknown> {
    const onFault = (fault: StorageFault) => void this.faults.push(fault);
    return new DurableDocument(kind, {
      folder: this.folder,
      files: this.files,
      clock: this.clock,
      onFault,
    });
  }

  /** Saves these lists, one generation each. */
  async saved(...lists: readonly (readonly string[])[]): Promise<void> {
    const document = this.restart();
    await document.load();
    for (const companies of lists) {
      const { outcome } = await document.save({ companies: [...companies] });
      if (outcome !== 'saved') throw new Error('the bench could not save');
    }
  }

  path(name: string): string {
    return path.join(this.folder, name);
  }

  names(): readonly string[] {
    return fs.readdirSync(this.folder).sort();
  }

  text(name: string): string {
    return fs.readFileSync(this.path(name), 'utf8');
  }

  put(name: string, content: string | Uint8Array): void {
    fs.writeFileSync(this.path(name), content, { mode: 0o600 });
  }

  [Symbol.dispose](): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

// What is remembered of updates from one start to the next: a document of its own.
import { z } from 'zod';
import type { DocumentKind } from '../storage/durable-document.ts';

const recordSchema = z.object({
  lastCheckedMs: z.number().nullable(),
  lastTriedMs: z.number().nullable(),
  /** The newest version that a notification has announced. */
  announcedVersion: z.string().nullable(),
  /** Downloaded, and to be installed at the next start. */
  waiting: z
    .object({
      version: z.string(),
      file: z.string(),
      sha512: z.string(),
      isTried: z.boolean(),
      /** Whether the start that installs it shows no window: then the new version shows none either. */
      isHidden: z.boolean(),
    })
    .nullable(),
});

export type UpdateRecord = Readonly<z.infer<typeof recordSchema>>;

export const UPDATES_DOCUMENT: DocumentKind<UpdateRecord> = {
  name: 'updates',
  schemaVersion: 1,
  schema: recordSchema,
  initial: { lastCheckedMs: null, lastTriedMs: null, announcedVersion: null, waiting: null },
  migrations: {},
};

// What the vault's file holds: ciphertext, and how strong it is. Never plaintext.
import { z } from 'zod';
import type { DocumentKind } from './durable-document.ts';

const entrySchema = z.strictObject({
  ciphertext: z.base64(),
  strength: z.enum(['secure', 'weak']),
  savedAtMs: z.number(),
});
export type VaultEntry = Readonly<z.infer<typeof entrySchema>>;

const contentSchema = z.strictObject({ entries: z.record(z.string(), entrySchema) });
export type VaultContent = Readonly<z.infer<typeof contentSchema>>;

export const VAULT_DOCUMENT: DocumentKind<VaultContent> = {
  name: 'vault',
  schemaVersion: 1,
  schema: contentSchema,
  initial: { entries: {} },
  migrations: {},
  holdsSecrets: true,
};

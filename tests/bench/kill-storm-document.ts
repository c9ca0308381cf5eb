// What the kill storm writes: a number, and enough text around it that a write takes its time.
import { z } from 'zod';
import type { DocumentKind } from '../../app/storage/durable-document.ts';

const stormSchema = z.strictObject({ count: z.int(), filler: z.array(z.string()) });
type Storm = z.infer<typeof stormSchema>;

export const STORM_DOCUMENT: DocumentKind<Storm> = {
  name: 'profiles',
  schemaVersion: 1,
  schema: stormSchema,
  initial: { count: 0, filler: [] },
  migrations: {},
};

/** From a few hundred bytes to about 200 KB. */
export function stormContent(count: number): Storm {
  return { count, filler: Array.from({ length: (count * 37) % 400 }, () => `company ${count} `.repeat(30)) };
}

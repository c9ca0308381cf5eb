// What several commands carry: text and secrets as the operator typed them.
import { z } from 'zod';

/** Longer than any limit of the contract: a limit that the operator exceeds is reported at the field, not refused here. */
export const typedTextSchema = z.string().max(20_000);

/** By the provider's names of its fields. */
export const typedFieldsSchema = z.record(z.string().max(64), typedTextSchema);

// What several commands carry: text as the operator typed it, by field, and places in a list.
import { z } from 'zod';

/** Longer than any limit of the contract: a limit that the operator exceeds is reported at the field, not refused here. */
export const typedTextSchema = z.string().max(20_000);

/** As a provider names its fields. */
export const fieldNameSchema = z.string().max(64);
export const typedFieldsSchema = z.record(fieldNameSchema, typedTextSchema);

/** Longer than any list of companies. */
export const LIST_LIMIT = 100_000;
export const listIndexSchema = z.int().min(0).max(LIST_LIMIT);

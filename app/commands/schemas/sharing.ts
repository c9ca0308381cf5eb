// What the commands about company files may carry.
import { z } from 'zod';
import { idSchema } from '../../companies/company.ts';
import {
  COMPANY_FILE_LIMIT_BYTES,
  FILE_NAME_LIMIT,
  type SharingContract,
} from '../../shared/contract/sharing.ts';
import { exactSchemas } from './exact-schemas.ts';

const importSchema = z.strictObject({ importId: idSchema });

const readingSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string().max(COMPANY_FILE_LIMIT_BYTES) }),
  z.strictObject({ kind: z.enum(['tooLarge', 'unreadable', 'notText']) }),
]);

const choiceSchema = z.strictObject({
  entry: z.int().min(0).max(100_000),
  fields: z.array(z.string().max(64)).max(100),
});

export const sharingSchemas = exactSchemas<SharingContract>()({
  exportCompanies: z.strictObject({ companyIds: z.array(idSchema).min(1).max(100_000) }),
  chooseImport: z.undefined(),
  offerImport: z.strictObject({ fileName: z.string().max(FILE_NAME_LIMIT), reading: readingSchema }),
  readImport: importSchema,
  applyImport: z.strictObject({ importId: idSchema, choices: z.array(choiceSchema).max(2_000) }),
  undoImport: importSchema,
});

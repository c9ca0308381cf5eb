// What the commands about company files may carry.
import { z } from 'zod';
import { idSchema } from '../../companies/company.ts';
import { MAX_SHARED_COMPANIES } from '../../companies/company-file.ts';
import {
  COMPANY_FILE_LIMIT_BYTES,
  FILE_NAME_LIMIT,
  type SharingContract,
} from '../../shared/contract/sharing.ts';
import { exactSchemas } from './exact-schemas.ts';
import { fieldNameSchema, LIST_LIMIT, listIndexSchema } from './input-parts.ts';

const importSchema = z.strictObject({ importId: idSchema });

const readingSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string().max(COMPANY_FILE_LIMIT_BYTES) }),
  z.strictObject({ kind: z.enum(['tooLarge', 'unreadable', 'notText']) }),
]);

const choiceSchema = z.strictObject({
  entry: listIndexSchema,
  fields: z.array(fieldNameSchema).max(100),
});

export const sharingSchemas = exactSchemas<SharingContract>()({
  exportCompanies: z.strictObject({
    companyIds: z.array(idSchema).min(1).max(LIST_LIMIT),
    withFavourites: z.boolean().exactOptional(),
  }),
  chooseImport: z.undefined(),
  offerImport: z.strictObject({ fileName: z.string().max(FILE_NAME_LIMIT), reading: readingSchema }),
  readImport: importSchema,
  applyImport: z.strictObject({
    importId: idSchema,
    choices: z.array(choiceSchema).max(MAX_SHARED_COMPANIES),
  }),
  undoImport: importSchema,
});

// What the commands about companies may carry.
import { z } from 'zod';
import { idSchema } from '../../companies/company.ts';
import type { CompanyContract } from '../../shared/contract/companies.ts';
import { COPY_FORMATS, RENEWAL_MODES } from '../../shared/contract/sessions.ts';
import { COMMON_ENVIRONMENTS } from '../../shared/environment.ts';
import { exactSchemas } from './exact-schemas.ts';
import { typedFieldsSchema, typedTextSchema } from './input-parts.ts';
import { trustConsentSchema } from './trust.ts';

const oneCompanySchema = z.strictObject({ companyId: idSchema });

const draftSchema = z.strictObject({
  label: typedTextSchema,
  providerId: idSchema,
  address: typedTextSchema,
  account: typedFieldsSchema,
  storePassword: z.boolean(),
  copyFormat: z.enum(COPY_FORMATS),
  renewalMode: z.enum(RENEWAL_MODES).exactOptional(),
  environment: z
    .union([z.enum(COMMON_ENVIRONMENTS), z.strictObject({ name: typedTextSchema })])
    .exactOptional(),
  askBeforeCopy: z.boolean().exactOptional(),
});

export const companySchemas = exactSchemas<CompanyContract>()({
  saveCompany: z.strictObject({
    companyId: idSchema.nullable(),
    draft: draftSchema,
    secrets: typedFieldsSchema,
    signIn: z.boolean(),
    trust: trustConsentSchema.exactOptional(),
  }),
  checkCompany: z.strictObject({ companyId: idSchema.nullable(), draft: draftSchema }),
  duplicateCompany: oneCompanySchema,
  moveCompany: z.strictObject({ companyId: idSchema, beforeId: idSchema.nullable() }),
  setFavourite: z.strictObject({ companyId: idSchema, isFavourite: z.boolean() }),
  deleteCompany: oneCompanySchema,
  restoreCompany: oneCompanySchema,
  addPracticeCompany: z.undefined(),
});

// What the commands about sessions may carry.
import { z } from 'zod';
import { idSchema } from '../../companies/company.ts';
import { COPY_FORMATS, type SessionContract } from '../../shared/contract/sessions.ts';
import { exactSchemas } from './exact-schemas.ts';
import { LIST_LIMIT, typedFieldsSchema } from './input-parts.ts';

export const sessionSchemas = exactSchemas<SessionContract>()({
  signIn: z.strictObject({ companyId: idSchema, secrets: typedFieldsSchema, storePassword: z.boolean() }),
  signInTogether: z.strictObject({
    companyIds: z.array(idSchema).min(1).max(LIST_LIMIT),
    secrets: typedFieldsSchema,
    storePassword: z.boolean(),
  }),
  cancelSignIn: z.strictObject({ companyId: idSchema.nullable() }),
  signOut: z.strictObject({ companyId: idSchema }),
  renew: z.strictObject({ companyId: idSchema }),
  renewAll: z.undefined(),
  copyToken: z.strictObject({ companyId: idSchema, format: z.enum(COPY_FORMATS).nullable() }),
  endPause: z.strictObject({ companyId: idSchema }),
});

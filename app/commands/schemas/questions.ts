// What the commands about the service's answer to a token may carry.
import { z } from 'zod';
import { idSchema } from '../../companies/company.ts';
import { PASTED_TOKEN_LIMIT } from '../../shared/contract/help.ts';
import type { QuestionContract } from '../../shared/contract/questions.ts';
import { exactSchemas } from './exact-schemas.ts';
import { typedFieldsSchema } from './input-parts.ts';

const oneCompanySchema = z.strictObject({ companyId: idSchema });

export const questionSchemas = exactSchemas<QuestionContract>()({
  askService: z.strictObject({
    companyId: idSchema,
    typed: typedFieldsSchema,
    pasted: z.string().max(PASTED_TOKEN_LIMIT).nullable(),
  }),
  cancelAsking: oneCompanySchema,
  copyUserId: oneCompanySchema,
  signInByUserId: oneCompanySchema,
  undoSignInByUserId: oneCompanySchema,
});

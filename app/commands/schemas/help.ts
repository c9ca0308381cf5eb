// What the commands of the help screens may carry.
import { z } from 'zod';
import { idSchema } from '../../companies/company.ts';
import { type HelpContract, PASTED_TOKEN_LIMIT } from '../../shared/contract/help.ts';
import { exactSchemas } from './exact-schemas.ts';

export const helpSchemas = exactSchemas<HelpContract>()({
  inspectToken: z.strictObject({ text: z.string().max(PASTED_TOKEN_LIMIT) }),
  copyDetails: z.strictObject({ companyId: idSchema }),
  readAbout: z.undefined(),
  openDataFolder: z.undefined(),
  readLicences: z.undefined(),
  checkSetup: z.undefined(),
});

// What the activity's commands may carry.
import { z } from 'zod';
import { idSchema } from '../../companies/company.ts';
import { ACTIVITY_GROUPS, ACTIVITY_LIMIT, type ActivityContract } from '../../shared/contract/activity.ts';
import { exactSchemas } from './exact-schemas.ts';

export const activitySchemas = exactSchemas<ActivityContract>()({
  readActivity: z.strictObject({
    companyId: idSchema.nullable(),
    group: z.enum(ACTIVITY_GROUPS).nullable(),
    limit: z.int().min(1).max(ACTIVITY_LIMIT),
  }),
  exportActivity: z.strictObject({ companyId: idSchema.nullable() }),
  clearActivity: z.undefined(),
});

// What the commands about the snapshot may carry.
import { z } from 'zod';
import { idSchema } from '../../companies/company.ts';
import type { SnapshotContract } from '../../shared/contract/snapshot.ts';
import { exactSchemas } from './exact-schemas.ts';

export const snapshotSchemas = exactSchemas<SnapshotContract>()({
  readSnapshot: z.undefined(),
  dismissNotice: z.strictObject({ noticeId: idSchema }),
});

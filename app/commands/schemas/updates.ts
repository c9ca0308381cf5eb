// What the commands about updates may carry: nothing. Main alone knows what there is to check or to download.
import { z } from 'zod';
import type { UpdateContract } from '../../shared/contract/updates.ts';
import { exactSchemas } from './exact-schemas.ts';

export const updateSchemas = exactSchemas<UpdateContract>()({
  checkForUpdates: z.undefined(),
  downloadUpdate: z.undefined(),
  copyUpdateCommand: z.undefined(),
});

// The commands about leaving this computer carry nothing.
import { z } from 'zod';
import type { LeavingContract } from '../../shared/contract/leaving.ts';
import { exactSchemas } from './exact-schemas.ts';

export const leavingSchemas = exactSchemas<LeavingContract>()({
  signOutAll: z.undefined(),
  removeEverything: z.undefined(),
});

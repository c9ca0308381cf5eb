// What the command that ends the app may carry.
import { z } from 'zod';
import type { FarewellContract } from '../../shared/contract/farewell.ts';
import { exactSchemas } from './exact-schemas.ts';

export const farewellSchemas = exactSchemas<FarewellContract>()({
  quit: z.undefined(),
});

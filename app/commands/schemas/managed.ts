// What the command about IT's settings may carry.
import { z } from 'zod';
import type { ManagedContract } from '../../shared/contract/managed.ts';
import { exactSchemas } from './exact-schemas.ts';

export const managedSchemas = exactSchemas<ManagedContract>()({ copyManagedFaults: z.undefined() });

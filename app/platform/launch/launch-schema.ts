// What a later instance reports of its start.
import { z } from 'zod';

export const launchSchema = z.object({ commandLine: z.array(z.string()), folder: z.string() });
/** How an instance was started: the command line, and the folder in which it was typed. */
export type Launch = z.infer<typeof launchSchema>;

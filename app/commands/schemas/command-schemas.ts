// What each command of the window may carry. The window's process is not trusted: main parses every input.
import type { z } from 'zod';
import type { CommandName } from '../../shared/contract/bridge.ts';
import { activitySchemas } from './activity.ts';
import { clipboardSchemas } from './clipboard.ts';
import { companySchemas } from './companies.ts';
import { farewellSchemas } from './farewell.ts';
import { helpSchemas } from './help.ts';
import { pictureSchemas } from './home-picture.ts';
import { leavingSchemas } from './leaving.ts';
import { managedSchemas } from './managed.ts';
import { questionSchemas } from './questions.ts';
import { sessionSchemas } from './sessions.ts';
import { settingsSchemas } from './settings.ts';
import { sharingSchemas } from './sharing.ts';
import { snapshotSchemas } from './snapshot.ts';
import { trustSchemas } from './trust.ts';
import { updateSchemas } from './updates.ts';

export const COMMAND_SCHEMAS: Readonly<Record<CommandName, z.ZodType>> = {
  ...activitySchemas,
  ...clipboardSchemas,
  ...companySchemas,
  ...farewellSchemas,
  ...helpSchemas,
  ...leavingSchemas,
  ...managedSchemas,
  ...pictureSchemas,
  ...questionSchemas,
  ...sessionSchemas,
  ...settingsSchemas,
  ...sharingSchemas,
  ...snapshotSchemas,
  ...trustSchemas,
  ...updateSchemas,
};

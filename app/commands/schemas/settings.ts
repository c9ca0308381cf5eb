// What a change of settings may carry.
import { settingsChangeSchema } from '../../settings/settings-schema.ts';
import type { SettingsContract } from '../../shared/contract/settings.ts';
import { exactSchemas } from './exact-schemas.ts';

export const settingsSchemas = exactSchemas<SettingsContract>()({ changeSettings: settingsChangeSchema });

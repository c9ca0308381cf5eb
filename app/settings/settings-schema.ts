// What settings are, as they are stored and as the window may change them; and what they are before any were stored.
import { z } from 'zod';
import { idSchema } from '../companies/company.ts';
import {
  CLEAR_AFTER_CHOICES_S,
  LANGUAGE_CHOICES,
  type Settings,
  THEMES,
} from '../shared/contract/settings.ts';
import { fitting } from '../shared/fitting.ts';

export const DEFAULT_SETTINGS: Settings = {
  clearClipboardAfterS: 60,
  theme: 'system',
  copyShortcut: '',
  quickCopyShortcut: 'CommandOrControl+Shift+Space',
  notifyOnCopy: true,
  notifyOnProblem: true,
  notifyOnRecovery: false,
  startAtLogin: false,
  lookForUpdates: true,
  allowWeakStorage: false,
  favouriteCompanyIds: [],
  language: 'system',
};

/** What the operator, and IT, may set. */
export const changeable = {
  clearClipboardAfterS: z.literal(CLEAR_AFTER_CHOICES_S),
  theme: z.enum(THEMES),
  copyShortcut: z.string().max(60),
  quickCopyShortcut: z.string().max(60),
  notifyOnCopy: z.boolean(),
  notifyOnProblem: z.boolean(),
  notifyOnRecovery: z.boolean(),
  startAtLogin: z.boolean(),
  lookForUpdates: z.boolean(),
  allowWeakStorage: z.boolean(),
  language: z.enum(LANGUAGE_CHOICES),
};

/** What has a default here is absent in older files. */
export const settingsSchema = z.strictObject({
  ...changeable,
  quickCopyShortcut: changeable.quickCopyShortcut.default(DEFAULT_SETTINGS.quickCopyShortcut),
  notifyOnProblem: changeable.notifyOnProblem.default(DEFAULT_SETTINGS.notifyOnProblem),
  notifyOnRecovery: changeable.notifyOnRecovery.default(DEFAULT_SETTINGS.notifyOnRecovery),
  lookForUpdates: changeable.lookForUpdates.default(DEFAULT_SETTINGS.lookForUpdates),
  favouriteCompanyIds: z.array(idSchema).readonly().default(DEFAULT_SETTINGS.favouriteCompanyIds),
  language: changeable.language.default(DEFAULT_SETTINGS.language),
});

/** As they are stored. `chosen`: see `OwnSettings`; absent where IT has set no default, so that older versions read the file. */
export const storedSettingsSchema = settingsSchema.extend({
  chosen: z.array(z.string().max(60)).max(100).exactOptional(),
});
export type StoredSettings = Readonly<z.infer<typeof storedSettingsSchema>>;

/** Version 1 knew one favourite at most, as the pinned company. */
const oldSettingsSchema = z.looseObject({ pinnedCompanyId: idSchema.nullable().default(null) });

/** Settings of version 1 as version 2 has them; what is none stays as it is, for the schema to refuse. */
export function withFavourites(old: unknown): unknown {
  const fit = fitting(oldSettingsSchema, old);
  if (!fit) return old;
  const { pinnedCompanyId, ...others } = fit.data;
  return { ...others, favouriteCompanyIds: pinnedCompanyId === null ? [] : [pinnedCompanyId] };
}

/** Without defaults, which would undo with every change what it does not name. */
export const settingsChangeSchema = z.strictObject(changeable).partial();

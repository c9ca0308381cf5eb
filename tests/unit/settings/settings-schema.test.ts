import { expect, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import {
  DEFAULT_SETTINGS,
  settingsChangeSchema,
  settingsSchema,
} from '../../../app/settings/settings-schema.ts';
import type { Settings } from '../../../app/shared/contract/settings.ts';

it('reads settings as they are declared, no more and no less', () => {
  expectTypeOf<Readonly<z.output<typeof settingsSchema>>>().toEqualTypeOf<Settings>();
  expect(settingsSchema.parse(DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
});

it('reads older settings, which lack what came later', () => {
  const { notifyOnProblem, notifyOnRecovery, lookForUpdates, pinnedCompanyId, language, ...older } =
    DEFAULT_SETTINGS;
  expect(settingsSchema.parse(older)).toEqual(DEFAULT_SETTINGS);
  expect(settingsSchema.safeParse({ ...older, language: 'tlh' }).success).toBe(false);
});

it('changes what is named, and nothing else', () => {
  expect(settingsChangeSchema.parse({ theme: 'dark' })).toEqual({ theme: 'dark' });
  expect(settingsChangeSchema.safeParse({ pinnedCompanyId: null }).success).toBe(false);
});

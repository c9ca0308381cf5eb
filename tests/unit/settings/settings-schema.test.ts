import { expect, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import {
  DEFAULT_SETTINGS,
  settingsChangeSchema,
  settingsSchema,
  withFavourites,
} from '../../../app/settings/settings-schema.ts';
import type { Settings } from '../../../app/shared/contract/settings.ts';

it('reads settings as they are declared, no more and no less', () => {
  expectTypeOf<Readonly<z.output<typeof settingsSchema>>>().toEqualTypeOf<Settings>();
  expect(settingsSchema.parse(DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
});

it('reads older settings, which lack what came later', () => {
  const { notifyOnProblem, notifyOnRecovery, lookForUpdates, favouriteCompanyIds, language, ...older } =
    DEFAULT_SETTINGS;
  expect(settingsSchema.parse(older)).toEqual(DEFAULT_SETTINGS);
  expect(settingsSchema.safeParse({ ...older, language: 'tlh' }).success).toBe(false);
});

it('changes what is named, and nothing else', () => {
  expect(settingsChangeSchema.parse({ theme: 'dark' })).toEqual({ theme: 'dark' });
  expect(settingsChangeSchema.safeParse({ favouriteCompanyIds: [] }).success).toBe(false);
});

it.each([
  ['none', { pinnedCompanyId: null }, []],
  ['one', { pinnedCompanyId: 'company-1' }, ['company-1']],
  ['not known yet', {}, []],
])('makes the pinned company of version 1 the first favourite: %s', (_what, pin, favouriteCompanyIds) => {
  const { favouriteCompanyIds: _none, ...others } = { ...DEFAULT_SETTINGS, theme: 'dark' as const };
  expect(settingsSchema.parse(withFavourites({ ...others, ...pin }))).toEqual({
    ...others,
    favouriteCompanyIds,
  });
});

it.each([null, [], 'text', { pinnedCompanyId: 7 }])(
  'leaves %j of version 1 for the schema to refuse',
  (old) => {
    expect(settingsSchema.safeParse(withFavourites(old)).success).toBe(false);
  },
);

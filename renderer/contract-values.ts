// The contract's constants, written out again because importing them would bring the whole schema library into the
// window. The compiler checks their types, a test their values.
import type { ActivityGroup, CopyFormat, LanguageChoice, Settings, Theme } from '../app/contract.ts';

export const ACTIVITY_GROUPS = [
  'tokens',
  'problems',
  'copies',
  'companies',
] as const satisfies readonly ActivityGroup[];

export const COPY_FORMATS = ['token', 'bearer', 'header'] as const satisfies readonly CopyFormat[];

export const THEMES = ['system', 'light', 'dark'] as const satisfies readonly Theme[];

export const LANGUAGE_CHOICES = [
  'system',
  'en',
  'es',
  'fr',
  'de',
  'hi',
  'sw',
] as const satisfies readonly LanguageChoice[];

export const CLEAR_AFTER_CHOICES_S = [
  0, 15, 30, 60, 120, 300, 600,
] as const satisfies readonly Settings['clearClipboardAfterS'][];

export const UNDO_DELETE_MS = 15_000;

export const PASTED_TOKEN_LIMIT = 131_072;

export const PROFILE_FILE_LIMIT = 4_194_304;

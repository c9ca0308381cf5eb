// The operator's settings, and the command that changes them.
import type { FieldErrors } from './problem.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The languages that there are texts in. */
export const LANGUAGES = ['en', 'es', 'fr', 'de', 'hi', 'sw'] as const;
export type Language = (typeof LANGUAGES)[number];
/** `system`: the first of the system's languages that there are texts in, else English. */
export const LANGUAGE_CHOICES = ['system', ...LANGUAGES] as const;
export type LanguageChoice = (typeof LANGUAGE_CHOICES)[number];

/** Seconds until a copied token is cleared from the clipboard; 0 leaves it there. */
export const CLEAR_AFTER_CHOICES_S = [0, 15, 30, 60, 120, 300, 600] as const;

/** Settings that hold an Electron accelerator, which works in any app. */
export const SHORTCUTS = ['copyShortcut', 'quickCopyShortcut'] as const;
export type ShortcutName = (typeof SHORTCUTS)[number];

export interface Settings {
  readonly clearClipboardAfterS: (typeof CLEAR_AFTER_CHOICES_S)[number];
  readonly theme: Theme;
  /** An Electron accelerator that copies the first favourite's token, or the first company's; empty for none. */
  readonly copyShortcut: string;
  /** An Electron accelerator that opens quick copy; empty for none. */
  readonly quickCopyShortcut: string;
  readonly notifyOnCopy: boolean;
  /** A company needs the operator, or its token has expired. */
  readonly notifyOnProblem: boolean;
  /** A company whose problem was announced is well again. */
  readonly notifyOnRecovery: boolean;
  readonly startAtLogin: boolean;
  /** Once a day, whether there is a newer version of the app. */
  readonly lookForUpdates: boolean;
  /** Store secrets with weak protection where the system has no keyring. */
  readonly allowWeakStorage: boolean;
  /** In their order; the shortcut copies the first. Some may be gone. */
  readonly favouriteCompanyIds: readonly string[];
  readonly language: LanguageChoice;
}

/** What is absent or undefined stays as it is. Favourites have commands of their own. */
export type SettingsChange = {
  readonly [Name in Exclude<keyof Settings, 'favouriteCompanyIds'>]?: Settings[Name] | undefined;
};

export interface SettingsContract {
  changeSettings: { input: SettingsChange; answer: { readonly rejected: FieldErrors } };
}

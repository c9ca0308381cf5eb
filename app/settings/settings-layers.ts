// Which value of a setting holds where several have a say: IT's locked one, the operator's own, IT's default, ours. Pure.
import type { Settings, SettingsChange } from '../shared/contract/settings.ts';
import { DEFAULT_SETTINGS } from './settings-schema.ts';

export type SettingName = keyof SettingsChange;
type SettingValues = Partial<Omit<Settings, 'pinnedCompanyId'>>;

/** What IT has set on this computer. */
export interface GovernedSettings {
  readonly locked: SettingValues;
  readonly defaults: SettingValues;
}

export const UNGOVERNED: GovernedSettings = { locked: {}, defaults: {} };

export interface OwnSettings {
  readonly settings: Settings;
  /** Settings for which the operator wants our default, although IT has another one. */
  readonly chosen: readonly string[];
}

/** Locked, else the operator's own, else IT's default, else ours. */
export function settingsInForce(own: OwnSettings, { locked, defaults }: GovernedSettings): Settings {
  const unchosen = Object.entries(defaults).filter(([name]) => !isChosen(own, name as SettingName));
  return { ...own.settings, ...Object.fromEntries(unchosen), ...locked };
}

/** Whether the operator has decided about it. */
export function isChosen({ settings, chosen }: OwnSettings, name: SettingName): boolean {
  return settings[name] !== DEFAULT_SETTINGS[name] || chosen.includes(name);
}

/** The operator's settings after a change by the operator, who cannot change what is locked. */
export function withChange(
  own: OwnSettings,
  change: Partial<Settings>,
  { locked, defaults }: GovernedSettings,
): OwnSettings {
  const allowed = Object.entries(change).filter(([name]) => !Object.hasOwn(locked, name));
  const decided = allowed.map(([name]) => name).filter((name) => Object.hasOwn(defaults, name));
  return {
    settings: { ...own.settings, ...Object.fromEntries(allowed) },
    chosen: [...new Set([...own.chosen, ...decided])],
  };
}

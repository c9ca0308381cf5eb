// The window's commands about settings and notices.
import type { NoticeBoard } from '../announcements/notice-board.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { CommandInput } from '../shared/contract/bridge.ts';
import type { FieldErrors } from '../shared/contract/problem.ts';
import { type Settings, SHORTCUTS } from '../shared/contract/settings.ts';
import type { Texts } from '../texts/texts.ts';
import type { Handlers } from './command-dispatcher.ts';
import type { ShortcutEffects, Shortcuts } from './shortcuts.ts';

/** What settings do to the system. */
export interface SettingsEffects extends ShortcutEffects {
  applyTheme(theme: Settings['theme']): void;
  /** If the system refuses, nothing changes. */
  applyStartAtLogin(startAtLogin: boolean): 'applied' | 'refused';
  /** At each start, since the program may have moved. */
  repairStartAtLogin(startAtLogin: boolean): void;
  applyWeakStorage(allowed: boolean): Promise<void>;
  /** Once this resolves, all texts are in that language. */
  applyLanguage(choice: Settings['language']): Promise<void>;
}

export interface SettingsCommandsOptions {
  readonly settings: SettingsStore;
  readonly effects: SettingsEffects;
  readonly shortcuts: Shortcuts;
  readonly notices: NoticeBoard;
  readonly texts: Texts;
  readonly onChange: () => void;
}

export function settingsCommands(
  options: SettingsCommandsOptions,
): Handlers<'changeSettings' | 'dismissNotice'> {
  const { settings, effects, shortcuts, notices, texts, onChange } = options;
  return {
    changeSettings: async (input) => {
      const changed = withoutGaps(input);
      const locked = lockedFaults(changed);
      const free = without(changed, locked);
      const rejected = { ...locked, ...shortcutFaults(free), ...startFault(free.startAtLogin) };
      const rest = without(free, rejected);
      // Before the withdrawal is saved: a crash in between must not leave weakly stored secrets behind.
      if (rest.allowWeakStorage === false) await effects.applyWeakStorage(false);
      const saved = settings.change(rest);
      if (rest.language !== undefined) await effects.applyLanguage(rest.language);
      onChange();
      if (rest.theme !== undefined) effects.applyTheme(rest.theme);
      if (rest.allowWeakStorage) await effects.applyWeakStorage(true);
      onChange();
      await saved;
      return { rejected };
    },
    dismissNotice: ({ noticeId }) => {
      notices.dismiss(noticeId);
      return undefined;
    },
  };

  /** IT has set them, and no one can change them here. */
  function lockedFaults(changed: Partial<Settings>): FieldErrors {
    const locked = Object.keys(changed).filter((name) => settings.isLocked(name));
    return Object.fromEntries(locked.map((name) => [name, texts.say('managed.locked')]));
  }

  function shortcutFaults(changed: Partial<Settings>): FieldErrors {
    const faults = SHORTCUTS.map((name) => {
      const accelerator = changed[name];
      const fault = accelerator === undefined ? undefined : shortcuts.change(name, accelerator);
      return fault === undefined ? {} : { [name]: texts.say(fault) };
    });
    return Object.assign({}, ...faults);
  }

  function startFault(startAtLogin: boolean | undefined): FieldErrors | undefined {
    if (startAtLogin === undefined || effects.applyStartAtLogin(startAtLogin) === 'applied') return undefined;
    return { startAtLogin: texts.say('fieldError.startAtLoginRefused') };
  }
}

/** Settings that others than the operator have changed: the system follows, as it does at the start. */
export async function followSettings(
  before: Settings,
  after: Settings,
  { effects, shortcuts }: Pick<SettingsCommandsOptions, 'effects' | 'shortcuts'>,
): Promise<void> {
  const differs = (name: keyof Settings) => before[name] !== after[name];
  if (differs('theme')) effects.applyTheme(after.theme);
  for (const name of SHORTCUTS) if (differs(name)) shortcuts.put(name, after[name]);
  if (differs('startAtLogin')) effects.applyStartAtLogin(after.startAtLogin);
  if (differs('language')) await effects.applyLanguage(after.language);
  if (differs('allowWeakStorage')) await effects.applyWeakStorage(after.allowWeakStorage);
}

function without(changed: Partial<Settings>, rejected: FieldErrors): Partial<Settings> {
  return Object.fromEntries(Object.entries(changed).filter(([name]) => !(name in rejected)));
}

/** The schema accepts `{ theme: undefined }`, which changes nothing. */
function withoutGaps(patch: CommandInput<'changeSettings'>): Partial<Settings> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}

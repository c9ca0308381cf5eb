// The shortcuts that work in any app, and which of them the system refuses: its setting says so and, where the operator or IT
// has chosen it, a notice in the window.
import type { NoticeBoard } from '../announcements/notice-board.ts';
import { DEFAULT_SETTINGS } from '../settings/settings-schema.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { SHORTCUTS, type ShortcutName } from '../shared/contract/settings.ts';
import type { TextKey } from '../texts/texts.ts';

export interface ShortcutEffects {
  /** Registers the new shortcut and releases the old one; if that fails, the old one stays. */
  applyShortcut(name: ShortcutName, accelerator: string): 'applied' | 'taken' | 'unusable';
}

export interface ShortcutsOptions {
  readonly effects: ShortcutEffects;
  readonly settings: Pick<SettingsStore, 'current'>;
  readonly notices: Pick<NoticeBoard, 'noteShortcuts'>;
}

export class Shortcuts {
  readonly #options: ShortcutsOptions;
  #refused: ReadonlyMap<ShortcutName, string> = new Map();

  constructor(options: ShortcutsOptions) {
    this.#options = options;
  }

  get refused(): readonly ShortcutName[] {
    return [...this.#refused.keys()];
  }

  /** At the start, and where IT has changed it. */
  put(name: ShortcutName, accelerator: string): void {
    const isApplied = this.#options.effects.applyShortcut(name, accelerator) === 'applied';
    this.#note(name, isApplied ? undefined : accelerator);
  }

  /** The operator's choice. If it is refused, the old one stays, and the answer says why. */
  change(name: ShortcutName, accelerator: string): TextKey | undefined {
    const { effects, settings } = this.#options;
    const isOurs = SHORTCUTS.some((other) => other !== name && settings.current[other] === accelerator);
    if (isOurs && accelerator !== '') return 'fieldError.shortcutOurs';
    const outcome = effects.applyShortcut(name, accelerator);
    if (outcome !== 'applied')
      return outcome === 'taken' ? 'fieldError.shortcutTaken' : 'fieldError.shortcutUnusable';
    this.#note(name, undefined);
    return undefined;
  }

  #note(name: ShortcutName, refused: string | undefined): void {
    const others = [...this.#refused].filter(([other]) => other !== name);
    this.#refused = new Map(refused === undefined ? others : [...others, [name, refused]]);
    const isChosen = ([each, keys]: readonly [ShortcutName, string]) => keys !== DEFAULT_SETTINGS[each];
    this.#options.notices.noteShortcuts(![...this.#refused].some(isChosen));
  }
}

// What the operator is told before the window closes for the first time, and asked before a quit that loses sign-ins.
import type { SettingsStore } from '../settings/settings-store.ts';
import type { WindowPlaceStore } from '../settings/window-place-store.ts';
import type { Farewell, Panel } from '../shared/contract/farewell.ts';
import type { Vault } from '../storage/vault.ts';
import type { Clock } from '../time/clock.ts';
import type { Sessions } from '../tokens/sessions.ts';
import type { Handlers } from './command-dispatcher.ts';

/** A second wish to quit so soon after the question needs no other. */
const INSISTS_MS = 10_000;

export interface FarewellsOptions {
  readonly clock: Clock;
  readonly sessions: Pick<Sessions, 'all'>;
  readonly vault: Pick<Vault, 'mode'>;
  readonly settings: Pick<SettingsStore, 'current' | 'isLocked'>;
  readonly windowPlace: Pick<WindowPlaceStore, 'isIconKnown' | 'noteIconKnown'>;
  readonly panel: Panel;
  readonly quit: () => void;
}

export class Farewells {
  readonly #options: FarewellsOptions;
  #askedAtMs: number | undefined;

  constructor(options: FarewellsOptions) {
    this.#options = options;
  }

  readonly handlers: Handlers<'quit'> = {
    quit: () => {
      this.#options.quit();
      return undefined;
    },
  };

  /** Undefined from the second time on. Call it only where the window can show it. */
  beforeFirstClose(): Farewell | undefined {
    const { windowPlace, settings, panel } = this.#options;
    if (windowPlace.isIconKnown) return undefined;
    windowPlace.noteIconKnown();
    const offersStart = !settings.current.startAtLogin && !settings.isLocked('startAtLogin');
    return { kind: 'stillRunning', panel, offersStart };
  }

  /** Undefined where a quit loses nothing, or the operator insists. */
  beforeQuit(): Farewell | undefined {
    const { clock } = this.#options;
    const signIns = this.#lostSignIns();
    const nowMs = clock.monotonic();
    const insists = this.#askedAtMs !== undefined && nowMs - this.#askedAtMs < INSISTS_MS;
    if (signIns === 0 || insists) return undefined;
    this.#askedAtMs = nowMs;
    return { kind: 'quit', signIns };
  }

  /** The practice service forgets its tokens in any case. */
  #lostSignIns(): number {
    const { sessions, vault } = this.#options;
    if (vault.mode() !== 'memory') return 0;
    return sessions.all().filter(({ company, view }) => !company.practice && view.token !== undefined).length;
  }
}

// Whether the operator can see our tray icon. On Linux a panel may be missing, start after us, refuse the icon, drop it or
// crash. So we look again at each signal of the session bus that may be about it; between signals, waiting costs nothing.
import type { TrayStanding } from '../../shared/tray-standing.ts';
import type { Clock } from '../../time/clock.ts';
import { watchBusSignals } from '../system/bus-signals.ts';
import { hasPanel, type PanelSight, panelSight, WATCHER } from './panel-sight.ts';
import { LOST_AFTER_MS, remedyFor } from './tray-patience.ts';

/** Signals that belong together arrive within this time. */
const GATHER_MS = 250;
/** A panel on which icons come and go all the time is looked at this often at most. */
const REST_MS = 500;
/** An icon that stayed this long was not put up in vain. */
const STAYED_MS = 60_000;

const RULES = [
  `type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${WATCHER}'`,
  `type='signal',sender='${WATCHER}'`,
];

export interface TrayPresenceOptions {
  readonly clock: Clock;
  /** Undefined where the system always has a tray. */
  readonly sight: (() => Promise<PanelSight>) | undefined;
  /** For the first look, when no icon is up. */
  readonly hasPanel?: () => Promise<boolean>;
  readonly watch?: typeof watchBusSignals;
}

/** How this system's tray is looked at. */
export const systemSight: Pick<TrayPresenceOptions, 'sight' | 'hasPanel'> =
  process.platform === 'linux' ? { hasPanel, sight: () => panelSight(process.pid) } : { sight: undefined };

export class TrayPresence {
  readonly #options: TrayPresenceOptions;
  readonly #listeners = new Set<() => void>();
  readonly #lossListeners = new Set<() => void>();
  #isAvailable = true;
  #wasShown = false;
  #isLost = false;
  #putUpAnew: (() => void) | undefined;
  #putUpAtMs = 0;
  #panel = '';
  /** How often this panel was offered the icon anew. */
  #offers = 0;
  /** Since when this panel has been there without it. */
  #bareSinceMs: number | undefined;
  #isLooking = false;
  #looksAgain = false;
  #restsUntilMs = 0;
  #nextLook: { readonly atMs: number; readonly cancel: () => void } | undefined;
  #cancelLoss: (() => void) | undefined;
  #onTaken: (() => void) | undefined;

  constructor(options: TrayPresenceOptions) {
    this.#options = options;
  }

  /** False once the icon has not been seen for a while. */
  get isAvailable(): boolean {
    return this.#isAvailable;
  }

  get standing(): TrayStanding {
    if (this.#isAvailable) return 'available';
    return this.#wasShown ? 'lost' : 'unavailable';
  }

  /** Returns the unsubscribe. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Calls back when there is no icon from which the operator could open the window, or none by now. Returns the unsubscribe. */
  onLost(listener: () => void): () => void {
    this.#lossListeners.add(listener);
    if (this.#isLost) listener();
    return () => void this.#lossListeners.delete(listener);
  }

  /** Whether a window that closes can be opened from the tray again. What no signal reported is noticed soon after. */
  mayHideWindow(): boolean {
    void this.look();
    return this.#isAvailable;
  }

  /**
   * The first look counts at once, though at login the panel may start after us: an icon that is up without a panel is to be taken
   * down. From now on every signal is followed.
   */
  async start(): Promise<void> {
    const { sight, watch = watchBusSignals, hasPanel: isThere } = this.#options;
    if (!sight) return;
    watch(RULES, ({ member }) => {
      if (member === 'StatusNotifierItemRegistered') this.#onTaken?.();
      this.#lookIn(GATHER_MS);
    });
    this.#isAvailable = isThere ? await isThere() : (await sight()).kind !== 'noPanel';
    // The panel may have taken it before its signals were followed.
    if (this.#isAvailable && this.#onTaken) void this.look();
    if (this.#isAvailable) return;
    this.#putUpAnew = undefined;
    this.#isMissing(this.#nowMs);
  }

  /**
   * Resolves `thenMs` after a panel says that it has taken an icon; if it does not say so, after `limitMs`. On systems that
   * ask nothing of an icon, at once.
   */
  async untilTaken(limitMs: number, thenMs: number): Promise<void> {
    const { clock, sight } = this.#options;
    if (!sight) return;
    await new Promise<void>((resolve) => {
      const cancel = clock.setTimer(limitMs, resolve);
      this.#onTaken = () => {
        cancel();
        clock.setTimer(thenMs, resolve);
      };
    });
    this.#onTaken = undefined;
  }

  /** The icon is up; `putUpAnew` takes it down and puts up another one. */
  iconIsUp(putUpAnew: () => void): void {
    this.#putUpAnew = putUpAnew;
    this.#putUpAtMs = this.#nowMs;
    this.#lookIn(GATHER_MS);
  }

  async look(): Promise<void> {
    const { sight } = this.#options;
    if (!sight) return;
    this.#looksAgain = this.#isLooking;
    if (this.#isLooking) return;
    this.#isLooking = true;
    const startedAtMs = this.#nowMs;
    const seen = await sight();
    this.#isLooking = false;
    this.#restsUntilMs = this.#nowMs + REST_MS;
    this.#judge(seen, startedAtMs);
    if (this.#looksAgain) this.#lookIn(GATHER_MS);
    this.#looksAgain = false;
  }

  get #nowMs(): number {
    return this.#options.clock.monotonic();
  }

  #judge(seen: PanelSight, atMs: number): void {
    switch (seen.kind) {
      case 'unknown':
        break;
      case 'shown':
        this.#meet(seen.panel);
        this.#onTaken?.();
        this.#bareSinceMs = undefined;
        this.#wasShown = true;
        if (atMs - this.#putUpAtMs > STAYED_MS) this.#offers = 0;
        this.#isSeen();
        break;
      case 'noPanel':
        this.#meet('');
        this.#isMissing(atMs);
        break;
      case 'notShown':
        this.#meet(seen.panel);
        // A panel has come, and no icon was ever put up: the subscribers, who hear that there is a tray, do so.
        if (!this.#putUpAnew) this.#isSeen();
        else this.#remedy(atMs, this.#putUpAnew);
        break;
    }
  }

  #meet(panel: string): void {
    if (panel !== this.#panel) {
      this.#offers = 0;
      this.#bareSinceMs = undefined;
    }
    this.#panel = panel;
  }

  #remedy(atMs: number, putUpAnew: () => void): void {
    this.#isMissing(atMs);
    this.#bareSinceMs ??= atMs;
    const remedy = remedyFor({
      missingForMs: this.#nowMs - this.#bareSinceMs,
      upForMs: this.#nowMs - this.#putUpAtMs,
      offers: this.#offers,
    });
    if (remedy.do === 'wait') this.#lookIn(remedy.forMs);
    if (remedy.do !== 'putUp') return;
    this.#offers += 1;
    putUpAnew();
  }

  #isSeen(): void {
    this.#isLost = false;
    this.#cancelLoss?.();
    this.#cancelLoss = undefined;
    this.#become(true);
  }

  #isMissing(sinceMs: number): void {
    const leftMs = LOST_AFTER_MS - (this.#nowMs - sinceMs);
    this.#cancelLoss ??= this.#options.clock.setTimer(leftMs, () => {
      this.#isLost = true;
      this.#become(false);
      for (const listener of this.#lossListeners) listener();
    });
  }

  #become(isAvailable: boolean): void {
    if (this.#isAvailable === isAvailable) return;
    this.#isAvailable = isAvailable;
    for (const listener of this.#listeners) listener();
  }

  /** Or earlier, where a look is due anyway. */
  #lookIn(delayMs: number): void {
    const atMs = Math.max(this.#nowMs + delayMs, this.#restsUntilMs);
    if (this.#nextLook && this.#nextLook.atMs <= atMs) return;
    this.#nextLook?.cancel();
    const cancel = this.#options.clock.setTimer(atMs - this.#nowMs, () => {
      this.#nextLook = undefined;
      void this.look();
    });
    this.#nextLook = { atMs, cancel };
  }
}

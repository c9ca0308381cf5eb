// Puts a token on the clipboard, clears it again, but only while it is still ours, and knows what became of it. Keeps the token
// nowhere else.
import type { ClearedBecause, ClipboardView, HeldCopy } from '../shared/contract/clipboard.ts';
import { CLOCK_SET_TOLERANCE_MS, type Clock } from '../time/clock.ts';
import { Turns } from '../time/turns.ts';
import { type CopyCalledOff, NewestCopy } from './newest-copy.ts';
import { type Cleared, type CopyWords, clearedView, digestOf, type OwnCopy } from './own-copy.ts';
import { type SystemClipboard, TakenClipboard } from './system-clipboard.ts';

/** A clipboard that another program has open is tried again after this time, then after twice that, ... */
const RETRY_MS = 1_000;
const MAX_RETRY_MS = 60_000;
/** A clipboard manager that refills an empty clipboard has done so by then. */
const LOOK_AGAIN_MS = 2_000;
/** Another program that hung for a moment answers by then; the clipboard's thread is still there. */
const ASK_AGAIN_MS = 5_000;
/** When the app quits, there is no later. */
const LAST_TRIES = 5;
const LAST_RETRY_MS = 200;

export interface TokenClipboardOptions {
  readonly clipboard: SystemClipboard;
  readonly clock: Clock;
  /** Seconds until a copied token is cleared; 0 for never. Read at each copy. */
  readonly clearAfterS: () => number;
  /** Called when another app has put a cleared token back: it was `cleared` a second time, or it `stays`. */
  readonly onPutBack: (outcome: PutBack) => void;
  /** Called when `view` is another one. */
  readonly onChange: (view: ClipboardView) => void;
}

export type PutBack = 'cleared' | 'stays';

const NOTHING: ClipboardView = { kind: 'nothing' };

export class TokenClipboard {
  /** What the operator wants on the clipboard next. */
  readonly newest = new NewestCopy();
  readonly #options: TokenClipboardOptions;
  #ours: OwnCopy | undefined;
  #view: ClipboardView = NOTHING;
  #lastCopyId = 0;
  #cleared: Cleared | undefined;
  #cancelTimer: (() => void) | undefined;
  #cancelAsking = () => {};
  #refusals = 0;
  #isClosed = false;
  /** One read or write at a time, so that clearing never hits a newer copy. */
  readonly #turns = new Turns();

  constructor(options: TokenClipboardOptions) {
    this.#options = options;
    options.clipboard.onTaken(() => void this.verify());
  }

  /** What became of the last copy, for tray and window. */
  get view(): ClipboardView {
    const view = this.#view;
    if (view.kind === 'holds' && view.clearsAtMs !== undefined && this.#ours) {
      // The wall clock may have been set since.
      const clearsAtMs = this.#wallMs(this.#ours.clearAtMs);
      const isSet = Math.abs(clearsAtMs - view.clearsAtMs) > CLOCK_SET_TOLERANCE_MS;
      if (isSet) this.#view = { ...view, clearsAtMs };
    }
    return this.#view;
  }

  /** A copy is to be expected, and the operator will wait for it. */
  prepare(): void {
    void this.#options.clipboard.prepare();
  }

  /** Rejects if the system refuses the clipboard or the app is quitting; an earlier token is then cleared as planned. */
  put(text: string, words: CopyWords, copy = this.newest.begin()): Promise<HeldCopy | CopyCalledOff> {
    return this.#turns.take(async () => {
      if (this.#isClosed) throw new Error('nothing is copied while the app quits');
      if (copy.whyCalledOff) return { kind: 'calledOff', why: copy.whyCalledOff };
      await this.#write(text, words, this.#clearAtMs());
      return this.#own(text, words, this.#clearAtMs());
    });
  }

  /** Puts a token in the place of that copy, if it is still there; it is cleared when that one would have been. Never rejects. */
  replace(
    copyId: number,
    text: string,
    words: CopyWords,
  ): Promise<HeldCopy | { readonly kind: 'notOurs' | 'refused' }> {
    return this.#turns.take(async () => {
      const ours = this.#ours;
      const isDue = ours && this.#options.clock.monotonic() >= ours.clearAtMs;
      if (this.#isClosed || ours?.copyId !== copyId || isDue) return { kind: 'notOurs' };
      try {
        if (!(await this.#isThere(ours.digest))) {
          this.#show(NOTHING);
          return { kind: 'notOurs' };
        }
        await this.#write(text, words, ours.clearAtMs);
      } catch {
        return { kind: 'refused' }; // every platform throws something else
      }
      return this.#own(text, words, ours.clearAtMs, true);
    });
  }

  /**
   * Clears our token before its time, and calls off the copy under way; with `copyId` only clears that copy of it. If the
   * system refuses, it is tried again as if the time were over. Never rejects.
   */
  clearNow(because: ClearedBecause, copyId?: number): Promise<void> {
    if (copyId === undefined) this.newest.callOff(because === 'locked' ? 'locked' : 'cleared');
    return this.#turns.take(async () => {
      if (!this.#ours || (copyId !== undefined && this.#ours.copyId !== copyId)) return;
      this.#ours = { ...this.#ours, because, clearAtMs: this.#options.clock.monotonic() };
      await this.#takeOff();
    });
  }

  /**
   * Looks whether our token is still there; another app may have copied something. In turn, since what was read last is what
   * the system clears. Never rejects.
   */
  verify(isSecondTime = false): Promise<void> {
    return this.#turns.take(async () => {
      if (!this.#ours || this.#view.kind !== 'holds') return;
      // An owner that does not answer may hold our token; it is asked once more.
      const isThere = await this.#isThere(this.#ours.digest).catch(() => undefined);
      if (isThere === false) this.#show(NOTHING);
      this.#cancelAsking();
      if (isThere === undefined && !isSecondTime)
        this.#cancelAsking = this.#options.clock.setTimer(ASK_AGAIN_MS, () => void this.verify(true));
    });
  }

  /** Lends the clipboard: nothing of ours is copied or cleared meanwhile. Rejects if the app is quitting. */
  borrow<Result>(use: (clipboard: SystemClipboard) => Promise<Result>): Promise<Result> {
    return this.#turns.take(async () => {
      if (this.#isClosed) throw new Error('the clipboard is not lent while the app quits');
      return use(this.#options.clipboard);
    });
  }

  /** Copies what is not a token, which then stays: nothing of ours is left to clear. Rejects if the system refuses. */
  putPlain(text: string): Promise<void> {
    this.newest.callOff('cancelled');
    return this.#turns.take(async () => {
      await this.#written(this.#options.clipboard.writePlain(text));
      this.#ours = undefined;
      this.#cleared = undefined;
      this.#setTimer(Number.POSITIVE_INFINITY);
      this.#show(NOTHING);
    });
  }

  /** Clears what is overdue: timers stand still while the computer sleeps. Never rejects. */
  clearIfOverdue(): Promise<void> {
    return this.#turns.take(async () => {
      const now = this.#options.clock.monotonic();
      if (this.#ours) {
        if (now >= this.#ours.clearAtMs) await this.#takeOff();
        else this.#planClearing();
      } else if (this.#cleared) {
        if (now >= this.#cleared.lookAtMs) await this.#lookAgain(this.#cleared);
        else this.#setTimer(this.#cleared.lookAtMs - now);
      }
    });
  }

  /** From now on nothing is copied: the app is quitting. */
  refuseCopies(): void {
    this.#isClosed = true;
  }

  /** The app is quitting: our token is cleared, and nothing is copied any more. Never rejects. */
  async close(): Promise<void> {
    this.refuseCopies();
    for (let tries = 1; tries <= LAST_TRIES; tries += 1) {
      if (await this.#turns.take(() => this.#takeOff())) break;
      await new Promise<void>((resolve) => this.#options.clock.setTimer(LAST_RETRY_MS, resolve));
    }
    this.#cleared = undefined;
    this.#setTimer(Number.POSITIVE_INFINITY);
  }

  /** Clears our token if it is still there; other content stays. False if the system refuses. */
  async #takeOff(): Promise<boolean> {
    const ours = this.#ours;
    const digest = ours?.digest ?? this.#cleared?.digest;
    try {
      const isCleared = digest !== undefined && (await this.#clearOf(digest));
      if (isCleared) this.#expectBack(digest);
      else this.#setTimer(Number.POSITIVE_INFINITY);
      if (ours) this.#show(isCleared ? clearedView(ours, this.#options.clock.now()) : NOTHING);
    } catch {
      // Whatever a platform throws here: another program has the clipboard open, or there is none.
      this.#setTimer(Math.min(MAX_RETRY_MS, RETRY_MS * 2 ** this.#refusals));
      this.#refusals += 1;
      return false;
    }
    this.#ours = undefined;
    return true;
  }

  /** False if something else is there by now. */
  async #clearOf(digest: string): Promise<boolean> {
    if (!(await this.#isThere(digest))) return false;
    await this.#options.clipboard.clear();
    return true;
  }

  async #isThere(digest: string): Promise<boolean> {
    return digestOf(await this.#options.clipboard.readText()) === digest;
  }

  /** A system that refuses a copy may have taken off the one before. */
  #written(writing: Promise<void>): Promise<void> {
    writing.catch(() => this.verify());
    return writing;
  }

  /** What was taken over in the same moment may be with a clipboard manager: it is cleared when a copy would have been. */
  async #write(text: string, words: CopyWords, clearAtMs: number): Promise<void> {
    try {
      await this.#written(this.#options.clipboard.writeSecret(text));
    } catch (error) {
      if (!(error instanceof TakenClipboard)) throw error;
      // The manager may have put back the one that was there.
      const isBack = await this.#isThere(this.#ours?.digest ?? '').catch(() => false);
      if (isBack) throw error;
      this.#show(NOTHING);
      this.#remember(text, words, clearAtMs);
      throw error;
    }
  }

  #own(text: string, words: CopyWords, clearAtMs: number, isReplacement = false): HeldCopy {
    const copyId = this.#remember(text, words, clearAtMs);
    const clearsAt = Number.isFinite(clearAtMs) ? { clearsAtMs: this.#wallMs(clearAtMs) } : {};
    const view: HeldCopy = { kind: 'holds', copyId, ...words, isReplacement, ...clearsAt };
    this.#show(view);
    return view;
  }

  #remember(text: string, words: CopyWords, clearAtMs: number): number {
    this.#lastCopyId += 1;
    this.#ours = { copyId: this.#lastCopyId, words, digest: digestOf(text), clearAtMs, because: 'time' };
    this.#cleared = undefined;
    this.#refusals = 0;
    this.#planClearing();
    return this.#lastCopyId;
  }

  #clearAtMs(): number {
    const clearAfterMs = this.#options.clearAfterS() * 1_000;
    return clearAfterMs > 0 ? this.#options.clock.monotonic() + clearAfterMs : Number.POSITIVE_INFINITY;
  }

  #show(view: ClipboardView): void {
    if (view === this.#view) return;
    this.#view = view;
    this.#options.onChange(view);
  }

  /** Both clocks are read anew: the offset that is kept may be some milliseconds old, and 60 seconds must not become 61. */
  #wallMs(monotonicMs: number): number {
    const { clock } = this.#options;
    return Math.floor(monotonicMs - clock.monotonic() + clock.now());
  }

  /** Clears a second time and never a third: an app that wants the token back would win every time. */
  async #lookAgain({ digest, isSecondTime }: Cleared): Promise<void> {
    this.#cleared = undefined;
    const { onPutBack } = this.#options;
    try {
      if (isSecondTime) {
        onPutBack((await this.#isThere(digest)) ? 'stays' : 'cleared');
      } else if (await this.#clearOf(digest)) this.#expectBack(digest, true);
    } catch {
      // As above: whether the token is there now is unknown.
      if (isSecondTime) onPutBack('cleared');
    }
  }

  #expectBack(digest: string, isSecondTime = false): void {
    this.#cleared = { digest, isSecondTime, lookAtMs: this.#options.clock.monotonic() + LOOK_AGAIN_MS };
    this.#setTimer(LOOK_AGAIN_MS);
  }

  #planClearing(): void {
    if (this.#ours) this.#setTimer(this.#ours.clearAtMs - this.#options.clock.monotonic());
  }

  /** One timer at most; none for an infinite wait. */
  #setTimer(delayMs: number): void {
    this.#cancelTimer?.();
    this.#cancelTimer = Number.isFinite(delayMs)
      ? this.#options.clock.setTimer(delayMs, () => void this.clearIfOverdue())
      : undefined;
  }
}

// Owns the X clipboard: answers programs that paste, and reports when another program has copied something.
// On Wayland the compositor passes it on, in most cases only while an X window has the focus: so we open one for a moment.
import { setTimeout as delay } from 'node:timers/promises';
import { eventMask, type XEvent } from 'x11';
import { happensWithin } from './happens-within.ts';
import { whileFocused } from './momentary-focus.ts';
import { contentOf, type HeldText, TEXT_TARGETS, targetsOf } from './targets.ts';
import { numbers, type XConnection } from './x-connection.ts';

/** A server accepts no request over 256 KiB. */
const PIECE_BYTES = 100_000;
const [REPLACE, APPEND] = [0, 2];
/** In the place of a time. */
const NOW = 0;
/** How long a compositor may take to fetch a new copy. */
const HAND_ON_LIMIT_MS = 300;
/** The same while a window of ours has the focus: then only a busy computer can delay it. */
const FOCUSED_HAND_ON_LIMIT_MS = 1_000;
/** How long the window manager of X may take to be there, looked at this often. */
const MANAGER_TRIES = 20;
const MANAGER_PAUSE_MS = 50;
/** Another program may take the focus in the same moment. */
const FOCUS_TRIES = 3;
/** How long a compositor may take to show X what was copied on Wayland, and how often we check. */
const SHOW_X_TRIES = 20;
const SHOW_X_PAUSE_MS = 30;

interface AwaitedQuestion {
  readonly manager: number;
  readonly isWanted: (target: string) => boolean;
  readonly limitMs: number;
  /** It may take X's clipboard back for what is on Wayland, as it gives us the focus: then ours is the newer copy. */
  readonly takesBack: boolean;
}

export class SelectionOwner {
  readonly #connection: XConnection;
  readonly #selection: number;
  readonly #window: number;
  readonly #onLost: () => void;
  readonly #answeredListeners = new Set<(request: XEvent, target: string) => void>();
  #held: HeldText | undefined;
  #sinceMs = 0;
  /** Until then its outcome says whether the copy was lost. */
  #isHandingOn = false;

  private constructor(connection: XConnection, selection: number, onLost: () => void) {
    this.#connection = connection;
    this.#selection = selection;
    this.#onLost = onLost;
    this.#window = connection.newWindow(eventMask.PropertyChange);
    connection.listen((event) => this.#handle(event));
  }

  /** `onLost`: another program owns the clipboard now. */
  static async create(connection: XConnection, onLost: () => void): Promise<SelectionOwner> {
    return new SelectionOwner(connection, await connection.atom('CLIPBOARD'), onLost);
  }

  /** When our present or last copy was made; by the server's clock. */
  get sinceMs(): number {
    return this.#sinceMs;
  }

  /** False if the server gave the clipboard to another program. */
  async own(held: HeldText): Promise<boolean> {
    this.#sinceMs = await this.serverTimeMs();
    return this.#take(held);
  }

  /**
   * The same for Wayland programs: `lost` if the compositor did not fetch it, even while we had the focus. One that wants the
   * focus drops the copy that came before as soon as we own the clipboard without it, and an app that pastes waits for ever.
   */
  async ownOnWayland(held: HeldText, wantsFocus: boolean): Promise<'fetched' | 'offered' | 'lost'> {
    const manager = await this.#windowManager();
    this.#isHandingOn = true;
    try {
      if (wantsFocus && (await this.#ownWithFocus(held, manager))) return 'offered';
      // Some ask for the formats and then, without the focus, offer it to no program; one that fetches the text does offer it.
      const isWanted = (target: string) => TEXT_TARGETS.includes(target);
      const asked = { manager, isWanted, limitMs: HAND_ON_LIMIT_MS, takesBack: false };
      if (await this.#ownUntilAskedFor(held, asked)) return 'fetched';
      return !wantsFocus && (await this.#ownWithFocus(held, manager)) ? 'offered' : 'lost';
    } finally {
      this.#isHandingOn = false;
    }
  }

  /**
   * Reads while the compositor shows X what was copied on Wayland. Without the focus, some show what was there before, and
   * others nothing: so what has nothing in it is read again with the focus. Undefined if we got none.
   */
  async whileSynchronized<Result>(
    read: () => Promise<Result>,
    isNothing: (result: Result) => boolean,
  ): Promise<Result | undefined> {
    const manager = await this.#windowManager();
    if (await this.#isOwnedBy(manager)) {
      const result = await read();
      if (!isNothing(result)) return result;
    }
    return whileFocused(this.#connection, await this.serverTimeMs(), async () => {
      for (let tries = 1; tries <= SHOW_X_TRIES && !(await this.#isOwnedBy(manager)); tries += 1)
        await delay(SHOW_X_PAUSE_MS);
      return read();
    });
  }

  /** Empties the clipboard, even of another program's copy; the server makes sure that anything after `filledByMs` stays. */
  async clear(filledByMs?: number): Promise<void> {
    this.#held = undefined;
    this.#connection.x.SetSelectionOwner(0, this.#selection, filledByMs ?? (await this.serverTimeMs()));
    await this.#connection.ownerOf(this.#selection); // once the server answers, it has done so
  }

  /** The server's own clock, which decides who owns a selection: each change of a property carries its time. */
  async serverTimeMs(): Promise<number> {
    const property = await this.#connection.atom('TOKENTRAY_TIME');
    const integer = await this.#connection.atom('INTEGER');
    return new Promise((resolve) => {
      const stop = this.#connection.listen(({ name, wid, atom, time }) => {
        if (name !== 'PropertyNotify' || wid !== this.#window || atom !== property) return;
        stop();
        resolve(time);
      });
      this.#connection.x.ChangeProperty(REPLACE, this.#window, property, integer, 32, numbers([0]));
    });
  }

  /** XWayland may start only with our first question, and its window manager, the compositor, a moment after it. */
  async #windowManager(): Promise<number> {
    const screenManager = await this.#connection.atom('WM_S0');
    for (let tries = 1; ; tries += 1) {
      const owner = await this.#connection.ownerOf(screenManager);
      if (owner !== 0 || tries === MANAGER_TRIES) return owner;
      await delay(MANAGER_PAUSE_MS);
    }
  }

  async #isOwnedBy(manager: number): Promise<boolean> {
    return this.#connection.haveOneOwner(await this.#connection.ownerOf(this.#selection), manager);
  }

  async #ownWithFocus(held: HeldText, manager: number): Promise<boolean> {
    const asked = { manager, isWanted: () => true, limitMs: FOCUSED_HAND_ON_LIMIT_MS, takesBack: true };
    const own = () => this.#ownUntilAskedFor(held, asked);
    for (let tries = 1; tries <= FOCUS_TRIES; tries += 1)
      if (await whileFocused(this.#connection, await this.serverTimeMs(), own)) return true;
    return false;
  }

  /**
   * Owns the clipboard and waits for the compositor, which is X's window manager: what it gets from us, it offers to Wayland
   * programs. A busy one may still ask for an earlier copy of ours, which it drops when it comes to know of this one: so only
   * a question about this one counts.
   */
  async #ownUntilAskedFor(held: HeldText, asked: AwaitedQuestion): Promise<boolean> {
    const { manager, isWanted, limitMs, takesBack } = asked;
    this.#sinceMs = await this.serverTimeMs();
    const isAsked = happensWithin(limitMs, (happened) => {
      const listener = ({ requestor, time }: XEvent, target: string) => {
        const isOfThisCopy = time === NOW || isSinceOrAfter(time, this.#sinceMs);
        if (this.#connection.haveOneOwner(requestor, manager) && isOfThisCopy && isWanted(target)) happened();
      };
      this.#answeredListeners.add(listener);
      return () => void this.#answeredListeners.delete(listener);
    });
    const stopTaking = takesBack ? this.#takeBackFrom(manager, held) : () => {};
    try {
      return ((await this.#take(held)) || takesBack) && (await isAsked);
    } finally {
      stopTaking();
    }
  }

  /** Once. Returns what ends it. */
  #takeBackFrom(manager: number, held: HeldText): () => void {
    const takeBack = async () => {
      if (!(await this.#isOwnedBy(manager))) return;
      this.#sinceMs = await this.serverTimeMs();
      await this.#take(held);
    };
    const stop = this.#connection.listen((event) => {
      if (!this.#isLoss(event)) return;
      stop();
      void takeBack().catch(() => undefined); // the server has gone, and its end is reported elsewhere
    });
    return stop;
  }

  async #take(held: HeldText): Promise<boolean> {
    this.#held = held;
    this.#connection.x.SetSelectionOwner(this.#window, this.#selection, this.#sinceMs);
    return (await this.#connection.ownerOf(this.#selection)) === this.#window;
  }

  #handle(event: XEvent): void {
    if (this.#isLoss(event)) this.#lose();
    if (event.name === 'SelectionRequest' && event.selection === this.#selection)
      void this.#answer(event).catch(() => undefined); // the server has gone, and the program that asked with it
  }

  /** One that comes late is about an earlier copy of ours. */
  #isLoss({ name, selection, time }: XEvent): boolean {
    return name === 'SelectionClear' && selection === this.#selection && isSinceOrAfter(time, this.#sinceMs);
  }

  #lose(): void {
    if (!this.#held) return; // cleared by ourselves
    this.#held = undefined;
    if (!this.#isHandingOn) this.#onLost();
  }

  async #answer(request: XEvent): Promise<void> {
    const { requestor, selection, target, property, time } = request;
    const { x } = this.#connection;
    const name = await this.#connection.atomName(target);
    const isGiven = await this.#give(requestor, property, name, target);
    const answer = { requestor, selection, target, time, property: isGiven ? property : 0 };
    x.SendEvent(requestor, false, 0, { name: 'SelectionNotify', ...answer });
    if (isGiven) for (const listener of this.#answeredListeners) listener(request, name);
  }

  async #give(requestor: number, property: number, target: string, type: number): Promise<boolean> {
    const held = this.#held;
    if (!held) return false;
    const offered = targetsOf(held);
    if (target === 'TARGETS') {
      const targets = numbers(await this.#connection.atoms(['TARGETS', 'TIMESTAMP', ...offered]));
      this.#connection.x.ChangeProperty(
        REPLACE,
        requestor,
        property,
        await this.#connection.atom('ATOM'),
        32,
        targets,
      );
    } else if (target === 'TIMESTAMP') {
      const integer = await this.#connection.atom('INTEGER');
      this.#connection.x.ChangeProperty(REPLACE, requestor, property, integer, 32, numbers([this.#sinceMs]));
    } else if (offered.includes(target)) {
      this.#giveBytes(requestor, property, type, Buffer.from(contentOf(held, target)));
    } else return false;
    return true;
  }

  #giveBytes(requestor: number, property: number, type: number, bytes: Buffer): void {
    for (let at = 0; at === 0 || at < bytes.length; at += PIECE_BYTES) {
      const piece = bytes.subarray(at, at + PIECE_BYTES);
      this.#connection.x.ChangeProperty(at === 0 ? REPLACE : APPEND, requestor, property, type, 8, piece);
    }
  }
}

/** The server's clock starts again after 49.7 days. */
const isSinceOrAfter = (timeMs: number, sinceMs: number) => ((timeMs - sinceMs) | 0) >= 0;

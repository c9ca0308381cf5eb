// The X clipboard for the main process, which must not wait for it: a thread of its own owns and reads it. The thread runs
// while our text is on the clipboard, and a little longer.
import type { Worker } from 'node:worker_threads';
import {
  type ClipboardContent,
  type SystemClipboard,
  TakenClipboard,
  UnreachableClipboard,
} from '../../../clipboard/system-clipboard.ts';
import type { Clock } from '../../../time/clock.ts';
import { inTime } from '../../../time/time-limit.ts';
import { type HeldText, isPlain } from './targets.ts';

export interface CopyOrder extends HeldText {
  /** The compositor passes on only what is copied while a window of ours has the focus. */
  readonly wantsFocus: boolean;
}

export type ClipboardOrder =
  | ({ readonly do: 'copy' } & CopyOrder)
  | { readonly do: 'read' }
  | { readonly do: 'look' }
  | { readonly do: 'clear' }
  | { readonly do: 'connect' };

export type CopyOutcome = 'copied' | 'offered' | 'takenBack' | 'refused' | 'unreachable';

export interface OrderResult {
  readonly outcome?: CopyOutcome;
  readonly text?: string;
  readonly formats?: readonly string[];
}

export type ClipboardThreadAnswer =
  | ({ readonly kind: 'done'; readonly id: number } & OrderResult)
  | { readonly kind: 'refused'; readonly id: number }
  /** Another program has copied something. */
  | { readonly kind: 'lost' };

/** What the programs of Wayland see. */
export interface WaylandView {
  /** What they would paste; '' for nothing, undefined where we cannot ask. Rejects if its owner does not answer. */
  paste(): Promise<string | undefined>;
  /** Clears our own copy, and no one else's. Never rejects. */
  takeOffOurs(): Promise<void>;
}

export interface ThreadClipboardOptions {
  readonly clock: Pick<Clock, 'setTimer'>;
  /** Starts `clipboard-thread.ts`. */
  readonly startThread: () => Worker;
  /** On Wayland alone. */
  readonly wayland?: WaylandView;
  /** Called with the reason why a thread ended by itself. */
  readonly onBug: (error: unknown) => void;
}

/** Longer than anything that the thread waits for: beyond this, the server hangs. */
const LIMIT_MS = 8_000;
const KEPT_MS = 10_000;
/** How long a copy waits to know what it takes the place of. */
const BEFORE_LIMIT_MS = 1_000;
/** A compositor may take the focus from us while it fetches our copy. */
const COPY_TRIES = 3;
const UNKNOWN = Symbol('we cannot ask');
/** The compositor offers something, but never delivers it. */
const SILENCE = Symbol('no answer');

interface Waiting {
  readonly resolve: (result: OrderResult) => void;
  readonly reject: (error: Error) => void;
}

export class ThreadClipboard implements SystemClipboard {
  readonly #options: ThreadClipboardOptions;
  readonly #waiting = new Map<number, Waiting>();
  readonly #takenListeners = new Set<() => void>();
  #thread: Worker | undefined;
  #holds = false;
  /** As the last copy showed; undefined before the first one. */
  #wantsFocus: boolean | undefined;
  #cancelEnd = () => {};
  #lastId = 0;

  constructor(options: ThreadClipboardOptions) {
    this.#options = options;
  }

  /** Whether there is an X server that accepts us. */
  async isThere(): Promise<boolean> {
    try {
      await this.#order({ do: 'connect' });
      return true;
    } catch {
      return false; // whatever the reason
    }
  }

  async look(): Promise<ClipboardContent> {
    const { formats, text = '' } = await this.#order({ do: 'look' });
    if (!formats?.every(isPlain)) return { kind: 'more' };
    return text === '' ? { kind: 'nothing' } : { kind: 'text', text };
  }

  async readText(): Promise<string> {
    return (await this.#order({ do: 'read' })).text ?? '';
  }

  writeSecret(text: string): Promise<void> {
    return this.#copy(text, true);
  }

  writePlain(text: string): Promise<void> {
    return this.#copy(text, false);
  }

  async clear(): Promise<void> {
    await this.#order({ do: 'clear' });
    this.#holds = false;
    // Such a compositor goes on offering what X has cleared, and an app that pastes it waits for ever.
    if (this.#wantsFocus) await this.#options.wayland?.takeOffOurs();
  }

  async prepare(): Promise<void> {
    await this.isThere();
  }

  async worksInBackground(): Promise<boolean> {
    return true;
  }

  onTaken(listener: () => void): () => void {
    this.#takenListeners.add(listener);
    return () => void this.#takenListeners.delete(listener);
  }

  async #copy(text: string, isSecret: boolean): Promise<void> {
    this.#holds = true;
    try {
      await this.#copyOnX(text, isSecret);
    } catch (error) {
      this.#holds = false;
      this.#planEnd();
      throw error;
    }
  }

  async #copyOnX(text: string, isSecret: boolean): Promise<void> {
    for (let tries = 1; tries <= COPY_TRIES; tries += 1) {
      const wantsFocus = this.#wantsFocus === true;
      const before = this.#wantsFocus === false ? UNKNOWN : await this.#pastedBefore();
      const { outcome } = await this.#order({ do: 'copy', text, isSecret, wantsFocus });
      if (outcome === 'refused') throw new TakenClipboard();
      this.#wantsFocus = outcome === 'offered' || outcome === 'takenBack';
      if (outcome === 'copied') return;
      if (!this.#wantsFocus) throw new UnreachableClipboard();
      const seen = await this.#pasted();
      // Where we cannot ask, that the compositor has asked for the text must suffice.
      if (outcome === 'offered' && (seen === UNKNOWN || seen === text)) return;
      // As it gives us the focus, a compositor may put back what was there before. Anything newer stays.
      if (![UNKNOWN, SILENCE, text, before].includes(seen)) break;
    }
    await this.clear();
    throw new UnreachableClipboard();
  }

  /** Asked before a copy, or it could be that copy already; but not for long, since another program may hang. */
  #pastedBefore(): Promise<string | typeof UNKNOWN | typeof SILENCE> {
    return inTime(this.#options.clock, BEFORE_LIMIT_MS, this.#pasted(), SILENCE);
  }

  /** What a program of Wayland would paste. */
  async #pasted(): Promise<string | typeof UNKNOWN | typeof SILENCE> {
    try {
      return (await this.#options.wayland?.paste()) ?? UNKNOWN;
    } catch {
      return SILENCE;
    }
  }

  async #order(order: ClipboardOrder): Promise<OrderResult> {
    this.#cancelEnd();
    this.#thread ??= this.#start();
    this.#lastId += 1;
    const id = this.#lastId;
    const cancelLimit = this.#options.clock.setTimer(LIMIT_MS, () => this.#end());
    const result = new Promise<OrderResult>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#thread.postMessage({ id, ...order });
    try {
      return await result;
    } finally {
      cancelLimit();
      this.#waiting.delete(id);
      this.#planEnd();
    }
  }

  #start(): Worker {
    const thread = this.#options.startThread();
    thread.on('message', (answer: ClipboardThreadAnswer) => this.#take(answer));
    thread.on('error', (error) => this.#options.onBug(error));
    thread.on('exit', () => {
      if (thread === this.#thread) this.#end();
    });
    return thread;
  }

  #take(answer: ClipboardThreadAnswer): void {
    if (answer.kind === 'lost') {
      this.#holds = false;
      this.#planEnd();
      this.#tellTaken();
    } else if (answer.kind === 'done') this.#waiting.get(answer.id)?.resolve(answer);
    else this.#waiting.get(answer.id)?.reject(new Error('the clipboard cannot be used now'));
  }

  #planEnd(): void {
    this.#cancelEnd();
    if (this.#holds || this.#waiting.size > 0) return;
    this.#cancelEnd = this.#options.clock.setTimer(KEPT_MS, () => this.#end());
  }

  #end(): void {
    const thread = this.#thread;
    const held = this.#holds;
    this.#thread = undefined;
    this.#holds = false;
    for (const { reject } of this.#waiting.values()) reject(new Error('the clipboard does not answer'));
    this.#waiting.clear();
    this.#cancelEnd();
    void thread?.terminate();
    // What it held has gone with it.
    if (held) this.#tellTaken();
  }

  #tellTaken(): void {
    for (const listener of this.#takenListeners) listener();
  }
}

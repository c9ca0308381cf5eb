// A clipboard in memory that other programs use too, and that can refuse.
import {
  type ClipboardContent,
  type SystemClipboard,
  TakenClipboard,
  UnreachableClipboard,
} from '../../../app/clipboard/system-clipboard.ts';

export class MemoryClipboard implements SystemClipboard {
  text = '';
  readonly #takenListeners = new Set<() => void>();
  /** As Windows does while another program has it open. */
  refuses = false;
  /** Told of each token that we put there. */
  onWrite: (text: string) => void = () => undefined;
  /** Runs once it is empty, as a clipboard manager sees it. */
  onClear: () => void = () => undefined;
  /** Runs in the middle of each call, when other things happen. */
  meanwhile: () => void | Promise<void> = () => undefined;

  /** Of a write: what it is refused with, perhaps after it has done something. */
  refusal: () => Error | undefined = () => undefined;

  /** As Wayland without X does: a copy arrives only while our window is in front. */
  isWindowOnly = false;

  /** Another program takes over each copy in the same moment, and this is then there: ours, kept by it, or its own. */
  takesOver: ((text: string) => string) | undefined;

  /** It was told to expect a copy. */
  isPrepared = false;

  /** What lies there beside the text. */
  picture = '';

  async look(): Promise<ClipboardContent> {
    await this.#ask();
    if (this.picture !== '') return { kind: 'more' };
    return this.text === '' ? { kind: 'nothing' } : { kind: 'text', text: this.text };
  }

  async readText(): Promise<string> {
    await this.#ask();
    return this.text;
  }

  async writeSecret(text: string): Promise<void> {
    const refusal = this.isWindowOnly ? new UnreachableClipboard() : this.refusal();
    await this.#write(this.takesOver?.(text) ?? text, refusal);
    if (this.takesOver) throw new TakenClipboard();
    this.onWrite(text);
  }

  async writePlain(text: string): Promise<void> {
    await this.#write(text, this.refusal());
  }

  async clear(): Promise<void> {
    await this.#ask();
    this.text = '';
    this.onClear();
  }

  async prepare(): Promise<void> {
    this.isPrepared = true;
  }

  async worksInBackground(): Promise<boolean> {
    return !this.isWindowOnly;
  }

  onTaken(listener: () => void): () => void {
    this.#takenListeners.add(listener);
    return () => void this.#takenListeners.delete(listener);
  }

  /** Another app copies, and the system says so. */
  takeOver(text: string): void {
    this.text = text;
    for (const listener of this.#takenListeners) listener();
  }

  async #write(text: string, refusal: Error | undefined): Promise<void> {
    await this.#ask();
    if (refusal) throw refusal;
    this.text = text;
  }

  async #ask(): Promise<void> {
    await this.meanwhile();
    if (this.refuses) throw new Error('refused by the test');
  }
}

// What IT has set, as files in memory that a test writes: in name order, as a folder gives them.
import type { ManagedSource, SourceDocument, SourceReading } from '../../../app/managed/managed-source.ts';

type Content = SourceDocument['content'];

export const MANAGED_FOLDER = '/etc/tokentray';

export class MemoryManagedSource implements ManagedSource {
  readonly #files = new Map<string, Content>();
  #onChange: (() => void) | undefined;
  isUnreadable = false;
  /** As on a system that tells no one. */
  isUnwatched = false;
  /** How often it was read. */
  reads = 0;
  readonly place = MANAGED_FOLDER;

  /** Text as it is; anything else as JSON. */
  write(name: string, content: unknown): void {
    const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2);
    this.#files.set(name, { kind: 'text', text, hasLines: true });
    this.#told();
  }

  writeFault(name: string, fault: Extract<Content, { kind: 'fault' }>['fault']): void {
    this.#files.set(name, { kind: 'fault', fault });
    this.#told();
  }

  remove(name: string): void {
    this.#files.delete(name);
    this.#told();
  }

  #told(): void {
    if (!this.isUnwatched) this.#onChange?.();
  }

  async read(): Promise<SourceReading> {
    this.reads += 1;
    if (this.isUnreadable) return { kind: 'unreadable', origin: this.place, fault: 'unreadable' };
    const names = [...this.#files.keys()].sort();
    return {
      kind: 'read',
      documents: names.flatMap((name) => {
        const content = this.#files.get(name);
        return content ? [{ origin: `${MANAGED_FOLDER}/${name}`, content }] : [];
      }),
    };
  }

  watch(onChange: () => void): () => void {
    this.#onChange = onChange;
    return () => {
      this.#onChange = undefined;
    };
  }
}

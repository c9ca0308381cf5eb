// A value that lives in memory and on the disk: loaded once, in force the moment it changes, saved soon or at once.
// What it means, and who may change it, is its owner's business. The vault is not one: it saves at once, entry by entry, and
// removes files set aside before what it forgets.
import type { Clock } from '../time/clock.ts';
import { CoalescedWriter, type CoalescedWriterOptions } from './coalesced-writer.ts';
import type { LoadReport } from './durable-document.ts';
import type { SaveOutcome } from './save-outcome.ts';
import type { StorageFault } from './storage-fault.ts';

export interface StoredValueOptions<T> {
  readonly clock: Clock;
  readonly document: { load(): Promise<LoadReport<T>>; save(value: T): Promise<SaveOutcome> };
  /** Called with the outcome of every save. The value in memory is right even where a save failed. */
  readonly onSaved: (outcome: SaveOutcome) => void;
  readonly waits?: CoalescedWriterOptions<T>['waits'];
}

export class StoredValue<T> {
  readonly #document: StoredValueOptions<T>['document'];
  readonly #writer: CoalescedWriter<T>;
  #current: T;
  #isWhole = false;

  /** `initial`: what there is until it is loaded. */
  constructor(initial: T, { clock, document, onSaved, waits }: StoredValueOptions<T>) {
    this.#current = initial;
    this.#document = document;
    this.#writer = new CoalescedWriter({
      clock,
      save: (value) => document.save(value),
      onOutcome: onSaved,
      ...(waits && { waits }),
    });
  }

  /** Called once, before anything else. */
  async load(): Promise<readonly StorageFault[]> {
    const { value, faults, source } = await this.#document.load();
    this.#current = value;
    this.#isWhole = source === 'current' || source === 'lastGood';
    return faults;
  }

  get current(): T {
    return this.#current;
  }

  /** Whether it was found on the disk, and is not the initial value in place of one that is missing or unreadable. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** Many changes in a row are one save. */
  saveSoon(value: T): void {
    this.#current = value;
    this.#writer.change(value);
  }

  /** On the disk when its promise resolves. */
  saveNow(value: T): Promise<SaveOutcome> {
    this.saveSoon(value);
    return this.#writer.flush();
  }

  /** Saves what still waits to be saved. */
  flush(): Promise<SaveOutcome> {
    return this.#writer.flush();
  }
}

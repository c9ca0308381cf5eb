// The snapshot that the window holds, kept up to date by changes in whatever order they arrive: an early one waits for
// its snapshot, and after a gap the whole snapshot is read again. Knows no channel.
import type { Snapshot, SnapshotChange } from '../app/shared/contract/snapshot.ts';
import { patchSnapshot } from '../app/shared/snapshot/snapshot-patch.ts';
import { shareUnchanged } from '../app/shared/snapshot/unchanged-parts.ts';

export interface HeldSnapshotOptions {
  readonly readWhole: () => Promise<Snapshot>;
  readonly onChange: (snapshot: Snapshot) => void;
}

export class HeldSnapshot {
  readonly #options: HeldSnapshotOptions;
  #current: Snapshot | undefined;
  #early: readonly SnapshotChange[] = [];
  #isReading = false;

  constructor(options: HeldSnapshotOptions) {
    this.#options = options;
  }

  get current(): Snapshot | undefined {
    return this.#current;
  }

  /** Rejects if the snapshot cannot be read; the next change tries again. */
  async read(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    try {
      const whole = await this.#options.readWhole();
      if (!this.#current || whole.revision > this.#current.revision)
        this.#hold(shareUnchanged(this.#current, whole));
    } finally {
      this.#isReading = false;
    }
    const early = this.#early;
    this.#early = [];
    for (const change of early) this.take(change);
  }

  take(change: SnapshotChange): void {
    if (this.#current && change.revision <= this.#current.revision) return;
    if (this.#current?.revision === change.since) this.#hold(patchSnapshot(this.#current, change));
    else {
      this.#early = [...this.#early, change];
      void this.read();
    }
  }

  #hold(snapshot: Snapshot): void {
    this.#current = snapshot;
    this.#options.onChange(snapshot);
  }
}

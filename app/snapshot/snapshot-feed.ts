// What one window has been told of the state: the whole once, and from then on what changed.
import type { Snapshot, SnapshotChange } from '../shared/contract/snapshot.ts';
import { diffSnapshots } from '../shared/snapshot/snapshot-diff.ts';

export class SnapshotFeed {
  readonly #read: () => Snapshot;
  #told: Snapshot | undefined;

  /** `read`: a snapshot with a revision that no earlier one has. */
  constructor(read: () => Snapshot) {
    this.#read = read;
  }

  /** For a page that begins, or that has missed a change. */
  whole(): Snapshot {
    this.#told = this.#read();
    return this.#told;
  }

  /** What the page has to be told of `next`; undefined where it knows all of it, or has not asked yet. */
  changeTo(next: Snapshot): SnapshotChange | undefined {
    const change = this.#told && diffSnapshots(this.#told, next);
    if (change) this.#told = next;
    return change;
  }
}

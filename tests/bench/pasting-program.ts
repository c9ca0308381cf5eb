// Another program on the same screen: it has copied something, hears from the X server the moment another program copies, and
// pastes what that has.
import { SelectionOwner } from '../../app/platform/clipboard/x11/selection-owner.ts';
import { SelectionReader } from '../../app/platform/clipboard/x11/selection-reader.ts';
import { XConnection } from '../../app/platform/clipboard/x11/x-connection.ts';

const TIMEOUT_MS = 10_000;

export interface Pasted {
  readonly text: string;
  /** On `performance`'s clock. */
  readonly atMs: number;
}

export class PastingProgram {
  readonly #connections: readonly XConnection[];
  readonly #owner: SelectionOwner;
  readonly #reader: SelectionReader;
  readonly #onLost: { call: () => void };

  private constructor(
    connections: readonly XConnection[],
    owner: SelectionOwner,
    reader: SelectionReader,
    onLost: { call: () => void },
  ) {
    this.#connections = connections;
    this.#owner = owner;
    this.#reader = reader;
    this.#onLost = onLost;
  }

  static async open(display: string): Promise<PastingProgram> {
    const [forOwner, forReader] = await Promise.all([XConnection.open(display), XConnection.open(display)]);
    const onLost = { call: () => {} };
    const owner = await SelectionOwner.create(forOwner, () => onLost.call());
    return new PastingProgram([forOwner, forReader], owner, new SelectionReader(forReader), onLost);
  }

  async copy(text: string): Promise<void> {
    if (!(await this.#owner.own({ text, isSecret: false }))) throw new Error('The clipboard was taken.');
  }

  /** What the next program that copies has, once it is pasted here. Ask before that. */
  nextPasted(): Promise<Pasted> {
    return new Promise((resolve, reject) => {
      const timeout = setTimeout(() => reject(new Error('No text came to the clipboard.')), TIMEOUT_MS);
      this.#onLost.call = () => {
        clearTimeout(timeout);
        this.#reader.text().then((text) => resolve({ text, atMs: performance.now() }), reject);
      };
    });
  }

  close(): void {
    for (const { x } of this.#connections) x.stream.destroy();
  }
}

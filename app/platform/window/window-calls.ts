// What the window's page asks main for. Until there is a core, it waits: of several copies only the newest, since two would race
// for the clipboard. What came of a copy is told elsewhere if its page is gone by then.
import type { CommandDispatcher } from '../../commands/command-dispatcher.ts';
import type { BackgroundCopy } from '../../core/background-copy.ts';
import type { CommandName } from '../../shared/contract/bridge.ts';
import type { CopyResult } from '../../shared/contract/sessions.ts';

export interface AnsweringCore {
  readonly commands: Pick<CommandDispatcher, 'dispatch'>;
  readonly backgroundCopy: Pick<BackgroundCopy, 'tellUnseen'>;
}

/** Whether the page that has asked is still in the window. */
type IsThere = () => boolean;

export class WindowCalls {
  /** That page listens now. */
  readonly #onListening: () => void;
  readonly #beginning: Promise<AnsweringCore>;
  #begun: (core: AnsweringCore) => void = () => {};
  #core: AnsweringCore | undefined;
  /** Goes on with the copy that waits; without a core, for another one that was asked for later. */
  #goOn: ((core?: AnsweringCore) => void) | undefined;
  #prepareCopy = () => {};

  constructor(onListening: () => void) {
    this.#onListening = onListening;
    this.#beginning = new Promise((resolve) => {
      this.#begun = resolve;
    });
  }

  async answer(name: CommandName, input: unknown, isThere: IsThere): Promise<unknown> {
    if (name === 'copyToken') return this.#copy(input, isThere);
    const { commands } = this.#core ?? (await this.#beginning);
    // The page asks for a snapshot once its listeners are there. By now another one may be in its place, or none.
    if (name === 'readSnapshot' && isThere()) this.#onListening();
    return commands.dispatch(name, input);
  }

  /** Answers what was asked for, the copy first, and from now on everything at once. */
  begin(core: AnsweringCore): void {
    this.#core = core;
    this.#goOn?.(core);
    this.#goOn = undefined;
    this.#begun(core);
  }

  /** `prepare` is called once a copy waits, and again with each other one. */
  whenCopyWaits(prepare: () => void): void {
    this.#prepareCopy = prepare;
    if (this.waitsForCopy) prepare();
  }

  get waitsForCopy(): boolean {
    return this.#goOn !== undefined;
  }

  async #copy(input: unknown, isThere: IsThere): Promise<CopyResult> {
    const core = this.#core ?? (await this.#turnToCopy());
    if (!core) return { outcome: 'cancelled' };
    const result = await core.commands.dispatch('copyToken', input);
    if (!isThere()) core.backgroundCopy.tellUnseen(input, result);
    return result;
  }

  #turnToCopy(): Promise<AnsweringCore | undefined> {
    this.#goOn?.();
    const turn = new Promise<AnsweringCore | undefined>((resolve) => {
      this.#goOn = resolve;
    });
    this.#prepareCopy();
    return turn;
  }
}

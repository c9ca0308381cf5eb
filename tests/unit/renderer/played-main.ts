// Plays the main process to hooks of the window: their commands wait here until the test answers them.
import type { Bridge, CommandAnswer, CommandName, Navigation } from '../../../app/shared/contract/bridge.ts';
import type { CompanyView } from '../../../app/shared/contract/companies.ts';
import type { Snapshot } from '../../../app/shared/contract/snapshot.ts';
import { connectToMain } from '../../../renderer/bridge.ts';
import { snapshot } from '../../support/snapshot/snapshot-sample.ts';

interface AskedCommand {
  readonly name: CommandName;
  readonly input: unknown;
  readonly answer: (result: never) => void;
}

/** The window takes no snapshot that is older than the one it has, whichever test gave it that one. */
let revision = 0;

export class PlayedMain {
  #waiting: readonly AskedCommand[] = [];
  #tellChange: Parameters<Bridge['on']>[1] | undefined;
  #askFor: Parameters<Bridge['on']>[1] | undefined;

  /** The window is connected when this resolves. */
  static async start(parts: Partial<Snapshot> = {}): Promise<PlayedMain> {
    const main = new PlayedMain();
    const on: Bridge['on'] = (event, listener) => {
      if (event === 'change') main.#tellChange = listener as Parameters<Bridge['on']>[1];
      if (event === 'navigate') main.#askFor = listener as Parameters<Bridge['on']>[1];
      return () => undefined;
    };
    const call = (name: CommandName, input: unknown) =>
      new Promise((answer) => {
        main.#waiting = [...main.#waiting, { name, input, answer }];
      });
    Object.assign(window, { tokenTray: { on, call } });
    const connected = connectToMain();
    revision += 1;
    main.answer('readSnapshot', snapshot({ ...parts, revision }));
    await connected;
    return main;
  }

  /** The names of the commands that wait for an answer. */
  get waiting(): readonly CommandName[] {
    return this.#waiting.map(({ name }) => name);
  }

  /** What the newest command of this name came with. */
  inputOf(name: CommandName): unknown {
    return this.#newest(name).input;
  }

  /** Answers the newest command of this name, or an earlier one: 1 is the one before it. */
  answer<Name extends CommandName>(name: Name, result: CommandAnswer<Name>, earlier = 0): void {
    const asked = this.#newest(name, earlier);
    this.#waiting = this.#waiting.filter((other) => other !== asked);
    asked.answer(result as never);
  }

  /** Another state of parts of the snapshot, and of these companies. */
  tell(
    rest: Partial<Omit<Snapshot, 'revision' | 'companies'>>,
    companies: readonly CompanyView[] = [],
  ): void {
    const since = revision;
    revision += 1;
    this.#tellChange?.({ since, revision, companies, rest } as never);
  }

  /** Asks the window for a screen. */
  navigate(target: Navigation): void {
    this.#askFor?.(target as never);
  }

  #newest(name: CommandName, earlier = 0): AskedCommand {
    const asked = this.#waiting.filter((each) => each.name === name).at(-1 - earlier);
    if (!asked) throw new Error(`the window did not ask for ${name}`);
    return asked;
  }
}

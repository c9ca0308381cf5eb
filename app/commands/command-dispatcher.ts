// Carries out one command of the window: checks its input against the contract and calls the command's handler.
import type { CommandAnswer, CommandInput, CommandName } from '../shared/contract/bridge.ts';
import { fitting } from '../shared/fitting.ts';
import { COMMAND_SCHEMAS } from './schemas/command-schemas.ts';

/** What carries out some of the commands, or all of them. */
export type Handlers<Name extends CommandName = CommandName> = {
  readonly [Each in Name]: (input: CommandInput<Each>) => CommandAnswer<Each> | Promise<CommandAnswer<Each>>;
};

/** What may refuse a command that the contract allows. `input`: what the schema took. */
export interface CommandGuard {
  refuses(name: CommandName, input: unknown): boolean;
}

/** A command that the contract does not allow. Its message names the command, never its input. */
class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
}

export class CommandDispatcher {
  readonly #handlers: Handlers;
  readonly #guard: CommandGuard | undefined;

  constructor(handlers: Handlers, guard?: CommandGuard) {
    this.#handlers = handlers;
    this.#guard = guard;
  }

  /** Rejects with `CommandRefused` for input that the contract's schema does not take, and where the guard refuses it. */
  async dispatch<Name extends CommandName>(name: Name, input: unknown): Promise<CommandAnswer<Name>> {
    const parsed = fitting<unknown>(COMMAND_SCHEMAS[name], input);
    if (!parsed) throw new CommandRefused(`${name}: the input does not fit the contract`);
    if (this.#guard?.refuses(name, parsed.data))
      throw new CommandRefused(`${name}: IT does not allow it here`);
    // The table of handlers is keyed like the table of schemas, which TypeScript cannot follow for a type parameter.
    const handler = this.#handlers[name] as (
      input: unknown,
    ) => CommandAnswer<Name> | Promise<CommandAnswer<Name>>;
    return handler(parsed.data);
  }
}

// Carries out one command of the window: checks its input against the contract and calls the command's handler.
import type { CommandAnswer, CommandInput, CommandName } from '../shared/contract/bridge.ts';
import { fitting } from '../shared/fitting.ts';
import { COMMAND_SCHEMAS } from './schemas/command-schemas.ts';

/** What carries out some of the commands, or all of them. */
export type Handlers<Name extends CommandName = CommandName> = {
  readonly [Each in Name]: (input: CommandInput<Each>) => CommandAnswer<Each> | Promise<CommandAnswer<Each>>;
};

/** A command that the contract does not allow. Its message names the command, never its input. */
class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
}

export class CommandDispatcher {
  readonly #handlers: Handlers;

  constructor(handlers: Handlers) {
    this.#handlers = handlers;
  }

  /** Rejects with `CommandRefused` for input that the contract's schema does not take. */
  async dispatch<Name extends CommandName>(name: Name, input: unknown): Promise<CommandAnswer<Name>> {
    const parsed = fitting<unknown>(COMMAND_SCHEMAS[name], input);
    if (!parsed) throw new CommandRefused(`${name}: the input does not fit the contract`);
    // The table of handlers is keyed like the table of schemas, which TypeScript cannot follow for a type parameter.
    const handler = this.#handlers[name] as (
      input: unknown,
    ) => CommandAnswer<Name> | Promise<CommandAnswer<Name>>;
    return handler(parsed.data);
  }
}

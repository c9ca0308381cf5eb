// The shape of what answers the window's commands; derived from the contract, so that none can be forgotten.
import type { CommandInput, CommandName, CommandResults } from '../contract.ts';

export type Handlers<Name extends CommandName = CommandName> = {
  readonly [Each in Name]: (
    input: CommandInput<Each>,
  ) => CommandResults[Each] | Promise<CommandResults[Each]>;
};

// The shape of what answers the window's commands; derived from the contract, so that none can be forgotten.
import type { CommandAnswer, CommandInput, CommandName } from '../shared/contract/bridge.ts';

export type Handlers<Name extends CommandName = CommandName> = {
  readonly [Each in Name]: (input: CommandInput<Each>) => CommandAnswer<Each> | Promise<CommandAnswer<Each>>;
};

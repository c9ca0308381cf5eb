// Opens the contract's command channels. Every call must come from our own window's main frame.
import { ipcMain } from 'electron';
import { COMMAND_SCHEMAS } from '../../commands/schemas/command-schemas.ts';
import { type CommandName, commandChannel } from '../../shared/contract/bridge.ts';
import type { MainWindow } from './main-window.ts';

export interface Dispatcher {
  dispatch(name: CommandName, input: unknown): Promise<unknown>;
}

/** A call that comes before there is a dispatcher waits for it. */
export function openCommandChannels(
  window: Pick<MainWindow, 'isOwn' | 'pageIsReady'>,
  dispatching: Promise<Dispatcher>,
): void {
  for (const name of Object.keys(COMMAND_SCHEMAS) as CommandName[]) {
    ipcMain.handle(commandChannel(name), async (event, input: unknown) => {
      if (!window.isOwn(event)) throw new Error(`${name}: refused, not our window`);
      const dispatcher = await dispatching;
      // The page asks for a snapshot once its listeners are there.
      if (name === 'readSnapshot') window.pageIsReady();
      return dispatcher.dispatch(name, input);
    });
  }
}

// Opens the contract's command channels. Every call must come from our own window's main frame.
import { ipcMain } from 'electron';
import { commandChannel } from '../../shared/contract/bridge.ts';
import { COMMAND_NAMES } from '../../shared/contract/command-names.ts';
import type { MainWindow } from './main-window.ts';
import type { WindowCalls } from './window-calls.ts';

export function openCommandChannels(
  window: Pick<MainWindow, 'isOwn' | 'pageCalls'>,
  calls: Pick<WindowCalls, 'answer'>,
): void {
  for (const name of COMMAND_NAMES) {
    ipcMain.handle(commandChannel(name), async (event, input: unknown) => {
      const isThere = () => window.isOwn(event);
      if (!isThere()) throw new Error(`${name}: refused, not our window`);
      window.pageCalls();
      return calls.answer(name, input, isThere);
    });
  }
}

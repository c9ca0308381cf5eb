// The window's commands about updates of the app itself.
import { copyPlain, type PlainClipboard } from '../clipboard/plain-copy.ts';
import type { Updates } from '../updates/updates.ts';
import type { Handlers } from './command-dispatcher.ts';

export interface UpdateCommandsOptions {
  readonly updates: Pick<Updates, 'checkNow' | 'download' | 'command'>;
  readonly clipboard: PlainClipboard;
}

export function updateCommands({
  updates,
  clipboard,
}: UpdateCommandsOptions): Handlers<'checkForUpdates' | 'downloadUpdate' | 'copyUpdateCommand'> {
  return {
    checkForUpdates: async () => {
      await updates.checkNow();
      return undefined;
    },
    downloadUpdate: async () => {
      await updates.download();
      return undefined;
    },
    copyUpdateCommand: async () => {
      const { command } = updates;
      return { copied: command !== undefined && (await copyPlain(clipboard, command)) };
    },
  };
}

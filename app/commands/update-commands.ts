// The window's commands about updates of the app itself.
import type { TokenClipboard } from '../clipboard/token-clipboard.ts';
import type { Updates } from '../updates/updates.ts';
import type { Handlers } from './command-dispatcher.ts';

export interface UpdateCommandsOptions {
  readonly updates: Pick<Updates, 'checkNow' | 'download' | 'command'>;
  readonly clipboard: Pick<TokenClipboard, 'putPlain'>;
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
      if (updates.command === undefined) return { copied: false };
      try {
        await clipboard.putPlain(updates.command);
        return { copied: true };
      } catch {
        return { copied: false }; // whatever a platform throws here: another program has the clipboard open
      }
    },
  };
}

// The command about the clipboard: the operator wants the copied token gone.
import type { TokenClipboard } from '../clipboard/token-clipboard.ts';
import type { Handlers } from './command-dispatcher.ts';

export const clipboardCommands = (
  clipboard: Pick<TokenClipboard, 'clearNow'>,
): Handlers<'clearClipboard'> => ({
  clearClipboard: async () => {
    await clipboard.clearNow('operator');
    return undefined;
  },
});

// What a click in the tray menu does.
import type { Navigation } from '../shared/contract/bridge.ts';
import type { TrayCommand } from '../tray/tray-menu.ts';
import type { Core } from './core.ts';

export interface TrayReach {
  /** Opens the window, or brings it to the front. */
  readonly show: (navigation?: Navigation) => void;
  readonly quit: () => void;
}

const SCREENS = {
  settings: { screen: 'settings' },
  updates: { screen: 'settings', section: 'updates' },
  addCompany: { screen: 'companies' },
  signInRound: { screen: 'signInRound' },
} as const satisfies Partial<Record<TrayCommand['do'], Navigation>>;

export function trayCommands(
  { backgroundCopy, commands }: Pick<Core, 'backgroundCopy' | 'commands'>,
  { show, quit }: TrayReach,
): (command: TrayCommand) => void {
  return (command) => {
    switch (command.do) {
      case 'copy':
        void backgroundCopy.copy(command.companyId);
        break;
      case 'signIn':
        show({ screen: 'signIn', companyId: command.companyId });
        break;
      case 'cancelSignIn':
        void commands.dispatch('cancelSignIn', { companyId: command.companyId });
        break;
      case 'clearClipboard':
      case 'renewAll':
        void commands.dispatch(command.do, undefined);
        break;
      case 'open':
        show();
        break;
      case 'settings':
      case 'updates':
      case 'addCompany':
      case 'signInRound':
        show(SCREENS[command.do]);
        break;
      case 'quit':
        quit();
        break;
    }
  };
}

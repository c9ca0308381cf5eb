// What follows from a click in the tray menu. Pure but for the actions that it is given.
import type { Navigation } from '../shared/contract/bridge.ts';
import type { TrayCommand } from './tray-menu.ts';

export interface TrayActions {
  copy(companyId: string): void;
  cancelSignIn(companyId: string): void;
  clearClipboard(): void;
  renewAll(): void;
  quickCopy(): void;
  /** In the main window, which comes to the front. */
  show(target?: Navigation): void;
  quit(): void;
}

const SCREENS = {
  settings: { screen: 'settings' },
  updates: { screen: 'settings', section: 'updates' },
  addCompany: { screen: 'companies' },
  signInRound: { screen: 'signInRound' },
} as const satisfies Partial<Record<TrayCommand['do'], Navigation>>;

export function carryOut(command: TrayCommand, actions: TrayActions): void {
  switch (command.do) {
    case 'copy':
    case 'cancelSignIn':
      actions[command.do](command.companyId);
      break;
    case 'quickCopy':
    case 'clearClipboard':
    case 'renewAll':
    case 'quit':
      actions[command.do]();
      break;
    case 'signIn':
      actions.show({ screen: 'signIn', companyId: command.companyId });
      break;
    case 'open':
      actions.show();
      break;
    default:
      actions.show(SCREENS[command.do]);
  }
}

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

export function carryOut(command: TrayCommand, actions: TrayActions): void {
  switch (command.do) {
    case 'copy':
    case 'cancelSignIn':
      return actions[command.do](command.companyId);
    case 'signIn':
      return actions.show({ screen: 'signIn', companyId: command.companyId });
    case 'quickCopy':
    case 'clearClipboard':
    case 'renewAll':
    case 'quit':
      return actions[command.do]();
    case 'settings':
      return actions.show({ screen: 'settings' });
    case 'updates':
      return actions.show({ screen: 'settings', section: 'updates' });
    case 'signInRound':
      return actions.show({ screen: 'signInRound' });
    case 'addCompany':
      return actions.show({ screen: 'companies' });
    case 'open':
      return actions.show();
  }
}

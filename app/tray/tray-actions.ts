// What follows from a click in the tray menu. Pure but for the actions that it is given.
import type { Navigation } from '../shared/contract/bridge.ts';
import type { TrayCommand } from './tray-menu.ts';

export interface TrayActions {
  copy(companyId: string): void;
  cancelSignIn(companyId: string): void;
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
      actions[command.do](command.companyId);
      break;
    case 'signIn':
      actions.show({ screen: 'signIn', companyId: command.companyId });
      break;
    case 'quickCopy':
    case 'renewAll':
    case 'quit':
      actions[command.do]();
      break;
    case 'settings':
      actions.show({ screen: 'settings' });
      break;
    case 'updates':
      actions.show({ screen: 'settings', section: 'updates' });
      break;
    case 'addCompany':
      actions.show({ screen: 'companies' });
      break;
    case 'open':
      actions.show();
      break;
  }
}

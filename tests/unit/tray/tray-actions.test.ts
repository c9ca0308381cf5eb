import { expect, it } from 'vitest';
import { carryOut, type TrayActions } from '../../../app/tray/tray-actions.ts';
import type { TrayCommand } from '../../../app/tray/tray-menu.ts';

it.each<[TrayCommand, readonly unknown[]]>([
  [{ do: 'copy', companyId: 'a' }, ['copy', 'a']],
  [{ do: 'cancelSignIn', companyId: 'a' }, ['cancelSignIn', 'a']],
  [{ do: 'signIn', companyId: 'a' }, ['show', { screen: 'signIn', companyId: 'a' }]],
  [{ do: 'quickCopy' }, ['quickCopy']],
  [{ do: 'renewAll' }, ['renewAll']],
  [{ do: 'settings' }, ['show', { screen: 'settings' }]],
  [{ do: 'updates' }, ['show', { screen: 'settings', section: 'updates' }]],
  [{ do: 'addCompany' }, ['show', { screen: 'companies' }]],
  [{ do: 'open' }, ['show']],
  [{ do: 'quit' }, ['quit']],
])('a click on %j does %j', (command, expected) => {
  const done: (readonly unknown[])[] = [];
  const note = (name: string) => (input?: unknown) =>
    void done.push(input === undefined ? [name] : [name, input]);
  const actions: TrayActions = {
    ...{ copy: note('copy'), cancelSignIn: note('cancelSignIn'), renewAll: note('renewAll') },
    ...{ quickCopy: note('quickCopy'), show: note('show'), quit: note('quit') },
  };
  carryOut(command, actions);
  expect(done).toEqual([expected]);
});

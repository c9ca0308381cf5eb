// The window's commands about leaving this computer: sign out of every company, or remove all that the app has stored.
import type { Vault } from '../storage/vault.ts';
import type { Sessions } from '../tokens/sessions.ts';
import type { Handlers } from './command-dispatcher.ts';
import type { InteractiveSignIn } from './interactive-sign-in.ts';
import type { SettingsEffects } from './settings-commands.ts';

export interface LeavingCommandsOptions {
  readonly sessions: Sessions;
  readonly vault: Pick<Vault, 'ids' | 'remove'>;
  readonly interactiveSignIn: Pick<InteractiveSignIn, 'cancel'>;
  readonly effects: Pick<SettingsEffects, 'applyStartAtLogin'>;
  /** What could be brought back is forgotten: deleted companies, undone imports. */
  readonly forgetUndo: () => Promise<unknown>;
  /** Nothing is renewed or copied any more. */
  readonly stop: () => void;
  /** Removes all files of ours, and gives the paths of those that the system would not remove. */
  readonly erase: () => Promise<readonly string[]>;
  readonly quit: () => void;
  readonly onChange: () => void;
}

export function leavingCommands(
  options: LeavingCommandsOptions,
): Handlers<'signOutAll' | 'removeEverything'> {
  const { sessions, vault, interactiveSignIn, effects, forgetUndo, stop, erase, quit, onChange } = options;
  return {
    signOutAll: async () => {
      const [all, storedIds] = [sessions.all(), vault.ids()];
      for (const companyId of [null, ...all.map(({ company }) => company.id)])
        interactiveSignIn.cancel(companyId);
      await Promise.all([forgetUndo(), ...all.map((session) => session.signOut())]);
      // Of companies that the list has lost, too: an operator who signs out of all wants no secret left. What is signed in
      // meanwhile stays.
      const lostIds = storedIds.filter((companyId) => !sessions.get(companyId));
      await Promise.all(lostIds.map((companyId) => vault.remove(companyId)));
      onChange();
      return undefined;
    },
    removeEverything: async () => {
      stop();
      interactiveSignIn.cancel(null);
      for (const { company } of sessions.all()) {
        interactiveSignIn.cancel(company.id);
        sessions.drop(company.id);
      }
      effects.applyStartAtLogin(false);
      const left = await erase();
      if (left.length === 0) quit();
      return { left };
    },
  };
}

// Everything that crosses between the main process and the window: the features' commands joined, the events, and the
// bridge that carries them.
import type { ActivityContract } from './activity.ts';
import type { ClipboardContract } from './clipboard.ts';
import type { CompanyContract } from './companies.ts';
import type { Farewell, FarewellContract } from './farewell.ts';
import type { HelpContract } from './help.ts';
import type { PictureContract } from './home-picture.ts';
import type { LeavingContract } from './leaving.ts';
import type { ManagedContract } from './managed.ts';
import type { QuestionContract } from './questions.ts';
import type { SessionContract } from './sessions.ts';
import type { SettingsContract } from './settings.ts';
import type { SharingContract } from './sharing.ts';
import type { SnapshotChange, SnapshotContract } from './snapshot.ts';
import type { TrustContract } from './trust.ts';
import type { UpdateContract } from './updates.ts';

/** By command: what the window sends, and what main answers. */
interface Contract
  extends ActivityContract,
    ClipboardContract,
    CompanyContract,
    FarewellContract,
    HelpContract,
    LeavingContract,
    ManagedContract,
    PictureContract,
    QuestionContract,
    SessionContract,
    SettingsContract,
    SharingContract,
    SnapshotContract,
    TrustContract,
    UpdateContract {}

export type CommandName = keyof Contract;
export type CommandInput<Name extends CommandName> = Contract[Name]['input'];
export type CommandAnswer<Name extends CommandName> = Contract[Name]['answer'];

/** Which screen main asks the window to show. */
export type Navigation =
  /**
   * `only`: those that need the operator, or that cannot be reached, until the operator wants to see all. `waitingIds`: those of
   * an import, to which a round of sign-ins is offered.
   */
  | {
      readonly screen: 'companies';
      readonly only?: 'attention' | 'offline';
      readonly waitingIds?: readonly string[];
    }
  | { readonly screen: 'company'; readonly companyId: string }
  | { readonly screen: 'signIn'; readonly companyId: string }
  /** From company to company that needs a sign-in, and to these. */
  | { readonly screen: 'signInRound'; readonly companyIds?: readonly string[] }
  /** `section`: what is scrolled into view. */
  | { readonly screen: 'settings'; readonly section?: 'updates' }
  | { readonly screen: 'import'; readonly importId: string };

/** Events that main sends to the window. */
export interface WindowEvents {
  change: SnapshotChange;
  navigate: Navigation;
  farewell: Farewell;
}

/** What the preload script puts on `window.tokenTray`. */
export interface Bridge {
  call<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandAnswer<Name>>;
  /** Returns the unsubscribe. */
  on<Event extends keyof WindowEvents>(
    event: Event,
    listener: (value: WindowEvents[Event]) => void,
  ): () => void;
}

/** The channels behind the bridge; the preload script spells them out, so that it carries none of this. */
export const commandChannel = (name: CommandName) => `command:${name}` as const;
export const eventChannel = (event: keyof WindowEvents) => `event:${event}` as const;

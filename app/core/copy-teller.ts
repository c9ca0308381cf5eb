// The copy of tray and shortcut: what came of it is said in a notification, since no window need be open.
import type { Notifier } from '../announcements/notifier.ts';
import type { CopyResult, Navigation } from '../contract.ts';
import type { ProfileList } from '../profiles/profile-list.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { Texts } from '../texts/texts.ts';
import type { SessionCommands } from '../window/session-commands.ts';

export interface CopyTellerOptions {
  readonly profiles: ProfileList;
  readonly settings: SettingsStore;
  readonly texts: Texts;
  readonly notifier: Notifier;
  readonly commands: Pick<SessionCommands, 'copy'>;
  readonly showWindow: (navigation: Navigation) => void;
}

export class CopyTeller {
  readonly #options: CopyTellerOptions;

  constructor(options: CopyTellerOptions) {
    this.#options = options;
  }

  /** Rejects never: whatever goes wrong is told. */
  async copy(companyId: string): Promise<void> {
    const { commands, texts } = this.#options;
    try {
      this.#tell(await commands.copy(companyId, null), companyId);
    } catch {
      // The system refused the clipboard, or the company was deleted while its menu was open.
      this.#show({ body: texts.say('copy.clipboardRefused') });
    }
  }

  /** The shortcut's copy: the first company's token. */
  async copyFirst(): Promise<void> {
    const [first] = this.#options.profiles.all();
    if (first) await this.copy(first.id);
    else this.#options.showWindow({ screen: 'companies' });
  }

  #tell(result: CopyResult, companyId: string): void {
    const { settings, texts, profiles, showWindow } = this.#options;
    if (result.outcome === 'copied') {
      if (settings.current.notifyOnCopy || result.shortLived) this.#show({ body: result.message });
      return;
    }
    const { title, meaning, wayOut } = result.problem;
    const company = profiles.get(companyId)?.label ?? '';
    const screen = wayOut === 'signIn' ? 'signIn' : 'company';
    this.#options.notifier.show({
      title: texts.say('copy.nothing', { company }),
      body: `${title}. ${meaning}`,
      onClick: () => showWindow({ screen, companyId }),
    });
  }

  #show({ body }: { readonly body: string }): void {
    this.#options.notifier.show({ title: this.#options.texts.say('app.name'), body });
  }
}

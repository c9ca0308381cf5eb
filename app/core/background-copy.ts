// A copy from the tray or the shortcut: its outcome is a notification, since there may be no window.
import type { CopyNotification } from '../announcements/copy-notification.ts';
import { sessionSchemas } from '../commands/schemas/sessions.ts';
import type { SessionCommands } from '../commands/session-commands.ts';
import type { Company } from '../companies/company.ts';
import type { CompanyList } from '../companies/company-list.ts';
import { favouritesFirst } from '../companies/favourites-first.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { Navigation } from '../shared/contract/bridge.ts';
import type { CopyResult } from '../shared/contract/sessions.ts';
import { fitting } from '../shared/fitting.ts';
import { copiedText } from '../texts/copied-text.ts';
import { markedName } from '../texts/environment-text.ts';
import type { Texts } from '../texts/texts.ts';
import type { Clock } from '../time/clock.ts';
import type { Sessions } from '../tokens/sessions.ts';

export interface BackgroundCopyOptions {
  readonly companies: CompanyList;
  readonly settings: SettingsStore;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly notification: CopyNotification;
  readonly sessions: Pick<Sessions, 'get'>;
  readonly commands: Pick<SessionCommands, 'copy'>;
  readonly showWindow: (navigation: Navigation) => void;
}

export class BackgroundCopy {
  readonly #options: BackgroundCopyOptions;

  constructor(options: BackgroundCopyOptions) {
    this.#options = options;
  }

  async copy(companyId: string): Promise<void> {
    const { commands, companies, sessions, showWindow } = this.#options;
    const company = companies.get(companyId);
    // Deleted while the menu was open.
    if (!company) return showWindow({ screen: 'companies' });
    // Of a newer version of the app: its page says so.
    if (!sessions.get(companyId)) return showWindow({ screen: 'company', companyId });
    this.tell(await commands.copy(companyId, null), company);
  }

  /** For the shortcut: always the same company, whichever is in trouble. */
  async copyFirst(): Promise<void> {
    const { companies, settings } = this.#options;
    const [first] = favouritesFirst(companies.all(), settings.current.favouriteCompanyIds);
    if (first) await this.copy(first.id);
    else this.#options.showWindow({ screen: 'companies' });
  }

  /** Of a copy that the window asked for, whose page is gone. `input`: of the command. */
  tellUnseen(input: unknown, result: CopyResult): void {
    const asked = fitting(sessionSchemas.copyToken, input)?.data;
    const company = asked && this.#options.companies.get(asked.companyId);
    if (company) this.tell(result, company);
  }

  /** By notification. */
  tell(result: CopyResult, company: Company): void {
    const { settings, texts, clock, notification, showWindow } = this.#options;
    if (result.outcome === 'cancelled') return;
    if (result.outcome === 'copied') {
      if (!settings.current.notifyOnCopy && !result.shortLived) return;
      notification.tellHeld({
        title: texts.say('app.name'),
        body: copiedText(result, texts, clock.now()),
        onClick: () => showWindow({ screen: 'company', companyId: company.id }),
      });
      return;
    }
    const { title, meaning, remedy } = result.problem;
    const screen = remedy === 'signIn' ? 'signIn' : 'company';
    notification.tell({
      title: texts.say('copy.nothing', { company: markedName(company, texts) }),
      body: texts.say('copy.nothingBecause', { title, meaning }),
      onClick: () => showWindow({ screen, companyId: company.id }),
    });
  }
}

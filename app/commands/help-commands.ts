// The window's commands for help: check a token, copy details for IT, and show which version of the app this is.
import { copyPlain, type PlainClipboard } from '../clipboard/plain-copy.ts';
import type { HostSystem, SetupSystem } from '../diagnostics/host-system.ts';
import { supportReport } from '../diagnostics/support-report.ts';
import { inspectToken } from '../diagnostics/token-inspector.ts';
import type { ProviderRegistry } from '../providers/provider-registry.ts';
import type { SnapshotSource } from '../snapshot/snapshot-source.ts';
import type { Texts } from '../texts/texts.ts';
import type { Clock } from '../time/clock.ts';
import { inTime } from '../time/time-limit.ts';
import type { Sessions } from '../tokens/sessions.ts';
import type { Handlers } from './command-dispatcher.ts';

/** A proxy script may hang; the report does not wait for it. */
const PROXY_TIMEOUT_MS = 3_000;

export interface HelpCommandsOptions {
  readonly host: HostSystem;
  readonly proxyFor: SetupSystem['proxyFor'];
  readonly sessions: Sessions;
  readonly providers: ProviderRegistry;
  readonly clipboard: PlainClipboard;
  readonly snapshots: Pick<SnapshotSource, 'read'>;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly dataFolder: string;
}

type HelpCommandName = 'inspectToken' | 'copyDetails' | 'readAbout' | 'openDataFolder' | 'readLicences';

export class HelpCommands {
  readonly #options: HelpCommandsOptions;

  constructor(options: HelpCommandsOptions) {
    this.#options = options;
  }

  readonly handlers: Handlers<HelpCommandName> = {
    inspectToken: ({ text }) => {
      const { sessions, providers, clock } = this.#options;
      const canBeAsked = (id: string) => providers.get(id)?.userIdLookup !== undefined;
      return inspectToken(text, sessions.all(), clock.now(), canBeAsked);
    },
    copyDetails: async ({ companyId }) => ({ copied: await this.#copyDetails(companyId) }),
    readAbout: () => {
      const { host, dataFolder, snapshots } = this.#options;
      const { electronVersion, chromiumVersion, operatingSystem } = host;
      const { appVersion } = snapshots.read();
      return { appVersion, dataFolder, electronVersion, chromiumVersion, operatingSystem };
    },
    openDataFolder: async () => ({ opened: await this.#options.host.openDataFolder() }),
    readLicences: async () => ({ text: await this.#options.host.readLicences() }),
  };

  async #copyDetails(companyId: string): Promise<boolean> {
    const { host, sessions, providers, clipboard, texts, clock, snapshots } = this.#options;
    const { companies, appVersion, secretStorage } = snapshots.read();
    const company = companies.find(({ id }) => id === companyId);
    if (!company) throw new Error('no such company');
    const status = sessions.get(companyId)?.view.status;
    const proxy = await this.#proxyFor(company.address);
    const report = supportReport({
      ...{ texts, company, host, proxy, appVersion, secretStorage },
      provider: providers.get(company.providerId),
      failure: status && 'failure' in status ? status.failure : undefined,
      nowMs: clock.now(),
      timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    });
    return copyPlain(clipboard, report);
  }

  /** A broken proxy script is what IT wants to know about, not a reason to have no report. */
  #proxyFor(address: string): Promise<string> {
    const { proxyFor, clock, texts } = this.#options;
    const unknown = texts.say('report.proxyUnknown');
    const asked = proxyFor(address).catch(() => unknown);
    return inTime(clock, PROXY_TIMEOUT_MS, asked, unknown);
  }
}

// Everything that a bench needs around the apps: keyring, panel, practice server, user data of earlier runs.
import { join } from 'node:path';
import { Keyring } from '../../build/desktop/keyring.ts';
import { StatusNotifierHost } from '../../build/desktop/status-notifier-host.ts';
import type { Contender } from './bench-part.ts';
import { MeasuredApp, type MeasuredStart } from './measured-app.ts';
import { PracticeService } from './practice-service.ts';
import { addCompanies, SERVICE_COMPANIES, UsedBefore, untilPictured } from './used-before.ts';

export const BARE_APP = join(import.meta.dirname, 'bare-app');
const DUTIFUL_APP = join(import.meta.dirname, 'dutiful-app');
/** With its window, an app that has an icon shows that, too. */
const SHOWS = { tray: ['tray'], window: ['tray', 'window'] } as const;

interface Around {
  readonly keyring: Keyring;
  readonly panel: StatusNotifierHost;
  /** The first one, and one more for each further thousand companies. */
  readonly services: PracticeService[];
}

export class BenchScene {
  readonly panel: StatusNotifierHost;
  readonly #appFolder: string;
  readonly #around: Around;
  readonly #used = new Map<string, UsedBefore>();

  private constructor(appFolder: string, around: Around) {
    this.panel = around.panel;
    this.#appFolder = appFolder;
    this.#around = around;
  }

  /** `appFolder` holds a built TokenTray. */
  static async open(appFolder: string): Promise<BenchScene> {
    return new BenchScene(appFolder, {
      keyring: await Keyring.start(),
      panel: await StatusNotifierHost.start(),
      services: [await PracticeService.start()],
    });
  }

  /** What it finds from an earlier run is made when it is first started. */
  async start(contender: Contender, watchesTurns = false): Promise<MeasuredApp> {
    return MeasuredApp.start({ ...(await this.#startOf(contender)), watchesTurns }, this.panel);
  }

  async close(): Promise<void> {
    const { services, panel, keyring } = this.#around;
    for (const service of services) service.stop();
    panel.stop();
    await keyring.stop();
    for (const used of this.#used.values()) used.remove();
  }

  async #startOf({ shown, companies, isDutiful }: Contender): Promise<MeasuredStart> {
    if (isDutiful) return this.#dutifulStart(shown);
    if (companies === undefined) {
      const launch = { appFolder: BARE_APP, args: ['--window'] };
      const { folder } = await this.#usedBefore('bare', () => UsedBefore.by(launch, async () => {}));
      return { appFolder: BARE_APP, args: [`--${shown}`], usedBefore: folder, shows: [shown] };
    }
    const appFolder = this.#appFolder;
    const services = await this.#servicesFor(companies);
    const { folder } = await this.#usedBefore(String(companies), () =>
      UsedBefore.by({ appFolder }, async (page) => {
        await addCompanies(page, companies, services);
        await untilPictured(companies);
      }),
    );
    const args = shown === 'tray' ? ['--hidden'] : [];
    return { appFolder, args, usedBefore: folder, shows: SHOWS[shown] };
  }

  /** It signs in as it is first started, and shows its list after that. */
  async #dutifulStart(shown: Contender['shown']): Promise<MeasuredStart> {
    const service = `--service=${(await this.#servicesFor(1))[0]}`;
    const launch = { appFolder: DUTIFUL_APP, args: ['--window', service] };
    const { folder } = await this.#usedBefore('dutiful', () =>
      UsedBefore.by(launch, (page) => page.locator('#picture').waitFor({ state: 'detached' })),
    );
    const args = [`--${shown}`, service];
    return { appFolder: DUTIFUL_APP, args, usedBefore: folder, shows: SHOWS[shown] };
  }

  /** Their addresses. */
  async #servicesFor(companies: number): Promise<readonly string[]> {
    const { services } = this.#around;
    while (services.length * SERVICE_COMPANIES < companies) services.push(await PracticeService.start());
    return services.map(({ address }) => address);
  }

  async #usedBefore(key: string, make: () => Promise<UsedBefore>): Promise<UsedBefore> {
    const used = this.#used.get(key) ?? (await make());
    this.#used.set(key, used);
    return used;
  }
}

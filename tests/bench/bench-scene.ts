// Everything that a bench needs around the apps: build, keyring, panel, practice server, user data of earlier runs.
import { join } from 'node:path';
import { Keyring } from '../../build/desktop/keyring.ts';
import { StatusNotifierHost } from '../../build/desktop/status-notifier-host.ts';
import { BenchBuild } from './bench-build.ts';
import { MeasuredApp, type MeasuredStart } from './measured-app.ts';
import { PracticeService } from './practice-service.ts';
import { addCompanies, UsedBefore } from './used-before.ts';

export interface Contender {
  readonly name: string;
  readonly start: MeasuredStart;
}

type Shown = 'tray' | 'window';
export const BARE_APP = join(import.meta.dirname, 'bare-app');

export class BenchScene {
  readonly build: BenchBuild;
  readonly #keyring: Keyring;
  readonly #panel: StatusNotifierHost;
  readonly #practice: PracticeService;
  readonly #used = new Map<string, UsedBefore>();

  private constructor(
    build: BenchBuild,
    keyring: Keyring,
    panel: StatusNotifierHost,
    practice: PracticeService,
  ) {
    this.build = build;
    this.#keyring = keyring;
    this.#panel = panel;
    this.#practice = practice;
  }

  static async open(): Promise<BenchScene> {
    return new BenchScene(
      await BenchBuild.make(),
      await Keyring.start(),
      await StatusNotifierHost.start(),
      await PracticeService.start(),
    );
  }

  async bare(shown: Shown): Promise<Contender> {
    const used = await this.#usedBefore('bare', () =>
      UsedBefore.by({ appFolder: BARE_APP, args: ['--window'] }, async () => {}),
    );
    return {
      name: `bare Electron, ${shown}`,
      start: { appFolder: BARE_APP, args: [`--${shown}`], usedBefore: used.folder, shows: [shown] },
    };
  }

  /** Shown in the tray only, or with its window too. */
  async tokenTray(shown: Shown, companies: number): Promise<Contender> {
    const appFolder = this.build.folder;
    const used = await this.#usedBefore(`TokenTray ${companies}`, () =>
      UsedBefore.by({ appFolder }, (page) => addCompanies(page, companies, this.#practice.address)),
    );
    const args = shown === 'tray' ? ['--hidden'] : [];
    const shows: readonly Shown[] = shown === 'tray' ? ['tray'] : ['tray', 'window'];
    return {
      name: `TokenTray, ${shown === 'tray' ? 'tray' : 'tray and window'}, ${companies} companies`,
      start: { appFolder, args, usedBefore: used.folder, shows },
    };
  }

  start({ start }: Contender): Promise<MeasuredApp> {
    return MeasuredApp.start(start, this.#panel);
  }

  async close(): Promise<void> {
    this.#practice.stop();
    this.#panel.stop();
    await this.#keyring.stop();
    for (const used of this.#used.values()) used.remove();
    this.build.remove();
  }

  async #usedBefore(key: string, make: () => Promise<UsedBefore>): Promise<UsedBefore> {
    const used = this.#used.get(key) ?? (await make());
    this.#used.set(key, used);
    return used;
  }
}

/** Each contender once per round, in turn, and every other round backwards, so that a slower minute hits all alike. */
export function turns(contenders: readonly Contender[], rounds: number): readonly Contender[] {
  return Array.from({ length: rounds }, (_, round) =>
    round % 2 === 0 ? contenders : contenders.toReversed(),
  ).flat();
}

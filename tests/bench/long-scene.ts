// What soak and night have in common: an app with many companies in the tray, an app that is bare, someone who copies, and a desktop
// that can sleep and be locked.
import { Keyring } from '../../build/desktop/keyring.ts';
import { Login1 } from '../../build/desktop/login1.ts';
import { NotificationServer } from '../../build/desktop/notification-server.ts';
import { StatusNotifierHost } from '../../build/desktop/status-notifier-host.ts';
import { BenchBuild } from './bench-build.ts';
import type { BenchLaunch } from './bench-launch.ts';
import { BARE_APP } from './bench-scene.ts';
import { FaultyService } from './faulty-service.ts';
import { SoakOperator } from './soak-operator.ts';
import { addCompanies, companyLabel, UsedBefore } from './used-before.ts';

export interface LongSceneOptions {
  readonly companies: number;
  readonly accessTtlS: number;
  readonly storePassword: boolean;
}

type Launch = Omit<BenchLaunch, 'preloads'>;

export interface LongScene {
  readonly panel: StatusNotifierHost;
  readonly login1: Login1;
  readonly service: FaultyService;
  readonly operator: SoakOperator;
  readonly launches: { readonly app: Launch; readonly bare: Launch };
}

/** For as long as `work` takes, which ends the apps that it has started. */
export async function inLongScene(
  { companies, accessTtlS, storePassword }: LongSceneOptions,
  work: (scene: LongScene) => Promise<void>,
): Promise<void> {
  const built = await BenchBuild.make();
  const keyring = await Keyring.start();
  const panel = await StatusNotifierHost.start();
  const notifications = await NotificationServer.start();
  const login1 = await Login1.start();
  const service = await FaultyService.start(accessTtlS);
  const appFolder = built.folder;
  const used = await UsedBefore.by({ appFolder }, (page) =>
    addCompanies(page, companies, [service.address], { storePassword }),
  );
  const nothing = await UsedBefore.by({ appFolder: BARE_APP, args: ['--window'] }, async () => {});
  const labels = Array.from({ length: companies }, (_, index) => companyLabel(index + 1));
  try {
    await work({
      ...{ panel, login1, service },
      operator: new SoakOperator({ panel, notifications, service, companies: labels }),
      launches: {
        app: { appFolder, args: ['--hidden'], usedBefore: used.folder, env: login1.env },
        bare: { appFolder: BARE_APP, args: ['--tray'], usedBefore: nothing.folder },
      },
    });
  } finally {
    await service.stop();
    await login1.stop();
    notifications.stop();
    panel.stop();
    await keyring.stop();
    for (const each of [used, nothing]) each.remove();
    built.remove();
  }
}

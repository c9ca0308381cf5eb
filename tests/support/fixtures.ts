// The desktop around the app, for end-to-end tests: each test gets its own, and everything it starts ends with it.
// `launch` brings up the tray and the notifications first; stop() them before launching for a desktop without.
import { test as base } from '@playwright/test';
import { AppUnderTest, type LaunchOptions } from './app-under-test.ts';
import { Keyring } from './keyring.ts';
import { Login1 } from './login1.ts';
import { NotificationServer } from './notification-server.ts';
import { StatusNotifierHost } from './status-notifier-host.ts';
import { SystemClipboard } from './system-clipboard.ts';

type PracticeModule = typeof import('../../app/practice/practice-server.ts');
type StartPractice = PracticeModule['startPracticeServer'];

interface Desktop {
  readonly tray: StatusNotifierHost;
  readonly notifications: NotificationServer;
  readonly clipboard: SystemClipboard;
  /** Unlocked. Launch with `passwordStore: 'gnome-libsecret'` to use it. */
  readonly keyring: Keyring;
  /** Launch with `env: sleep.env` to use it. */
  readonly sleep: Login1;
  readonly launch: (options?: LaunchOptions) => Promise<AppUnderTest>;
  readonly startPractice: StartPractice;
}

interface Stoppable {
  stop(): void | Promise<void>;
}

export const test = base.extend<Desktop>({
  tray: untilTheTestEnds(() => StatusNotifierHost.start()),
  notifications: untilTheTestEnds(() => NotificationServer.start()),
  clipboard: untilTheTestEnds(async () => new SystemClipboard()),
  keyring: untilTheTestEnds(() => Keyring.start()),
  sleep: untilTheTestEnds(() => Login1.start()),
  launch: async ({ tray: _tray, notifications: _notifications }, use, testInfo) => {
    const apps: AppUnderTest[] = [];
    await use(async (options) => {
      const app = await AppUnderTest.launch(options);
      apps.push(app);
      return app;
    });
    await Promise.all(apps.map((app) => app.dispose()));
    if (testInfo.status === testInfo.expectedStatus) return;
    for (const app of apps) await testInfo.attach('what the app printed', { body: app.output() });
  },
  startPractice: async ({ launch: _closedBeforeTheServer }, use) => {
    const { startPracticeServer } = await import('../../app/practice/practice-server.ts');
    const servers: Awaited<ReturnType<StartPractice>>[] = [];
    await use(async (options) => {
      const server = await startPracticeServer(options);
      servers.push(server);
      return server;
    });
    for (const server of servers) await server.close();
  },
});

function untilTheTestEnds<T extends Stoppable>(start: () => Promise<T>) {
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  return async ({}, use: (part: T) => Promise<void>) => {
    const part = await start();
    await use(part);
    await part.stop();
  };
}

export { expect } from '@playwright/test';

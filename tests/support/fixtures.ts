// The desktop around the app, for end-to-end tests: each test gets its own, and everything it starts ends with it.
// Screen, session bus and clipboard are those of the worker that runs the test; no other worker sees them.
// `launch` brings up the tray and the notifications first; stop() them before launching for a desktop without.
// Every test ends with a search for its secrets in all that its apps have left behind, and for requests to hosts that
// no one asked for.
import { test as base, expect, type TestInfo } from '@playwright/test';
import { Keyring } from '../../build/desktop/keyring.ts';
import { Login1 } from '../../build/desktop/login1.ts';
import { NotificationServer } from '../../build/desktop/notification-server.ts';
import { PrivateDesktop } from '../../build/desktop/private-desktop.ts';
import { StatusNotifierHost } from '../../build/desktop/status-notifier-host.ts';
import { SystemClipboard } from '../../build/desktop/system-clipboard.ts';
import { AppUnderTest, type LaunchOptions } from './app/app-under-test.ts';
import { OutsideRequests } from './app/outside-requests.ts';
import { type Evidence, findLeaks, type Secret } from './leaks/leak-search.ts';
import { onOwnPort } from './network/own-ports.ts';

type PracticeModule = typeof import('../../app/practice/practice-server.ts');
type StartPractice = PracticeModule['startPracticeServer'];

interface Desktop {
  readonly tray: StatusNotifierHost;
  readonly notifications: NotificationServer;
  readonly clipboard: SystemClipboard;
  /** Unlocked. `launchWithKeyring` starts an app that uses it. */
  readonly keyring: Keyring;
  /** Launch with `env: sleep.env` to use it. */
  readonly sleep: Login1;
  /** Who was asked for outside of this computer. */
  readonly outside: OutsideRequests;
  /** On a desktop without a keyring, where options do not say otherwise. */
  readonly launch: (options?: LaunchOptions) => Promise<AppUnderTest>;
  readonly launchWithKeyring: (options?: LaunchOptions) => Promise<AppUnderTest>;
  readonly startPractice: StartPractice;
  /** What no one may find when the test has ended. What practice servers know of is in here already. */
  readonly secrets: SecretList;
}

interface BelowTheApps {
  /** What the apps must not outlive: given here, it ends after them, in whatever order a test names its parts. */
  readonly endLast: (part: Stoppable) => void;
}

interface OfWorker {
  readonly workerDesktop: PrivateDesktop;
}

interface SecretList {
  keep(secret: Secret): void;
  readonly all: readonly Secret[];
}

interface Stoppable {
  stop(): void | Promise<void>;
}

export const test = base.extend<Desktop & BelowTheApps, OfWorker>({
  // All that this worker starts inherits the way to its desktop.
  workerDesktop: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const desktop = await PrivateDesktop.start();
      Object.assign(process.env, desktop.env);
      await use(desktop);
      await desktop.stop();
    },
    { scope: 'worker', auto: true },
  ],
  tray: untilTheTestEnds(() => StatusNotifierHost.start()),
  notifications: untilTheTestEnds(() => NotificationServer.start()),
  clipboard: untilTheTestEnds(async () => new SystemClipboard()),
  keyring: untilTheTestEnds(() => Keyring.start()),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  endLast: async ({}, use) => {
    const parts: Stoppable[] = [];
    await use((part) => void parts.push(part));
    for (const part of parts) await part.stop();
  },
  // An app that loses its system bus aborts (electron/electron#53022).
  sleep: async ({ endLast }, use) => {
    const login1 = await Login1.start();
    endLast(login1);
    await use(login1);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  secrets: async ({}, use) => {
    const all: Secret[] = [];
    await use({ all, keep: (secret) => void all.push(secret) });
  },
  outside: untilTheTestEnds(() => OutsideRequests.start()),
  launch: async ({ tray, notifications, secrets, outside, endLast: _before }, use, testInfo) => {
    const apps: AppUnderTest[] = [];
    await use(async (options) => {
      const app = await AppUnderTest.launch({ proxy: outside.proxy, ...options });
      apps.push(app);
      return app;
    });
    const isAsExpected = testInfo.status === testInfo.expectedStatus;
    if (!isAsExpected) await attachWhatWasSaid(testInfo, tray, notifications);
    const evidence = await evidenceOf(apps, notifications).finally(() =>
      Promise.all(apps.map((app) => app.dispose())),
    );
    if (!isAsExpected)
      for (const app of apps) await testInfo.attach('what the app printed', { body: app.output() });
    else {
      expect([...new Set(findLeaks(secrets.all, evidence))], 'where secrets were found').toEqual([]);
      expect(outside.unexpected, 'hosts that the app asked for by itself').toEqual([]);
    }
  },
  launchWithKeyring: async ({ keyring: _running, launch }, use) => {
    await use((options) => launch({ passwordStore: 'gnome-libsecret', ...options }));
  },
  startPractice: async ({ launch: _searchedAfterTheServer, secrets }, use, testInfo) => {
    const { startPracticeServer } = await import('../../app/practice/practice-server.ts');
    const servers: Awaited<ReturnType<StartPractice>>[] = [];
    await use(async (options) => {
      const server = await onOwnPort((port) => startPracticeServer({ port, ...options }));
      servers.push(server);
      return server;
    });
    if (testInfo.status !== testInfo.expectedStatus)
      for (const { control } of servers)
        await testInfo.attach('what the practice server was asked', { body: requestLines(control.requests) });
    for (const { accounts, control } of servers) {
      for (const { password } of accounts) secrets.keep({ name: 'a password', value: password });
      for (const value of control.issuedTokens) secrets.keep({ name: 'a practice token', value });
    }
    for (const server of servers) await server.close();
  },
});

/** What the operator could see as the test failed. */
async function attachWhatWasSaid(
  testInfo: TestInfo,
  tray: StatusNotifierHost,
  { everShown }: NotificationServer,
): Promise<void> {
  const menu = await tray.labels().catch((error: unknown) => [String(error)]);
  const notifications = everShown.map(({ summary, body }) => `${summary}: ${body}`);
  await testInfo.attach('the tray menu at the end', { body: menu.join('\n') });
  await testInfo.attach('the notifications', { body: notifications.join('\n') });
}

const requestLines = (
  requests: readonly { readonly endpoint: string; readonly statusCode: number | null }[],
) => requests.map(({ endpoint, statusCode }) => `${endpoint} ${statusCode ?? 'no answer'}`).join('\n');

/** Ends the apps, and then reads the clipboard: what they put there must have gone with them. */
async function evidenceOf(
  apps: readonly AppUnderTest[],
  { everShown }: NotificationServer,
): Promise<readonly Evidence[]> {
  for (const app of apps) await app.end();
  const selections = (['clipboard', 'primary'] as const).map(async (selection) => ({
    place: `the ${selection} selection after the end`,
    content: await new SystemClipboard(selection).read(),
  }));
  const notifications = { place: 'the notifications', content: JSON.stringify(everShown) };
  return [...apps.flatMap((app) => app.evidence()), ...(await Promise.all(selections)), notifications];
}

function untilTheTestEnds<T extends Stoppable>(start: () => Promise<T>) {
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  return async ({}, use: (part: T) => Promise<void>) => {
    const part = await start();
    await use(part);
    await part.stop();
  };
}

export { expect } from '@playwright/test';

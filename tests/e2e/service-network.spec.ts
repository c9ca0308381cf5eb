// The network of the services alone, in a real Electron: what a new session knows, and what is left after its process has ended.

import type { AppUnderTest } from '../support/app/app-under-test.ts';
import { buildNetworkApp, DrivenNetwork } from '../support/app/network-app.ts';
import { test as base, expect } from '../support/fixtures.ts';

const BEHIND_PROXY = 'https://acme.example.com/';
/** Nothing listens there. */
const PROXY = '127.0.0.1:9';

type StartNetwork = (options?: {
  readonly proxy?: string;
}) => Promise<readonly [DrivenNetwork, AppUnderTest]>;

const test = base.extend<{ readonly startNetwork: StartNetwork }>({
  startNetwork: async ({ launch }, use) => {
    const built = await buildNetworkApp();
    await use(async (options = {}) => {
      const app = await launch({ appFolder: built.folder, ...options });
      await expect.poll(() => app.electronApp.evaluate(() => 'networkUnderTest' in globalThis)).toBe(true);
      return [new DrivenNetwork(app.electronApp), app];
    });
    await built.remove();
  },
});

/** Chromium's network process gets these signals in turn. Resolves once the app has heard of its end, if it has ended. */
function signalNetworkProcess({ electronApp }: AppUnderTest, signal: 'SIGKILL' | 'SIGSTOP'): Promise<void> {
  return electronApp.evaluate(async ({ app }, asked) => {
    const gone = new Promise<void>((resolve) => app.once('child-process-gone', () => resolve()));
    const metrics = app.getAppMetrics();
    const network = metrics.find(({ serviceName }) => serviceName === 'network.mojom.NetworkService');
    if (network) process.kill(network.pid, asked);
    if (asked === 'SIGKILL') await gone;
  }, signal);
}

test('a session that was just made goes through the proxy', async ({ startNetwork }) => {
  const [network] = await startNetwork({ proxy: PROXY });
  expect(await network.proxyFor(BEHIND_PROXY)).toBe(`PROXY ${PROXY}`);
  expect(await network.post(BEHIND_PROXY)).toMatchObject({ kind: 'proxy' });
});

test('requests are answered again once the network process has ended, each time', async ({
  startNetwork,
  startPractice,
}) => {
  const { address } = await startPractice({});
  const [network, app] = await startNetwork();
  const outcome = async () => (await network.post(address)) as { readonly kind: string };
  expect(await outcome()).toMatchObject({ kind: 'answered' });
  for (let times = 1; times <= 3; times += 1) {
    await signalNetworkProcess(app, 'SIGKILL');
    await expect.poll(outcome).toMatchObject({ kind: 'answered' });
  }
});

test('a first request goes through the proxy where the network process ends before it has said which', async ({
  startNetwork,
}) => {
  const [network, app] = await startNetwork({ proxy: PROXY });
  await signalNetworkProcess(app, 'SIGSTOP');
  const asked = network.proxyFor(BEHIND_PROXY);
  await signalNetworkProcess(app, 'SIGKILL');
  expect(await asked).toBe(`PROXY ${PROXY}`);
  await expect.poll(() => network.post(BEHIND_PROXY)).toMatchObject({ kind: 'proxy' });
});

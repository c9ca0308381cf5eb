// Electron's security checklist, as far as window-safety.spec.ts, window-addresses.spec.ts and packaged.spec.ts do not show it already.
// SECURITY.md says which test stands for which item.
import type { Page } from '@playwright/test';
import { COMMAND_SCHEMAS } from '../../app/commands/schemas/command-schemas.ts';
import { commandChannel } from '../../app/shared/contract/bridge.ts';
import type { AppUnderTest } from '../support/app/app-under-test.ts';
import { filesBelow } from '../support/app/files-below.ts';
import { expect, test } from '../support/fixtures.ts';
import { openFirstPage } from '../support/window/first-page.ts';

test('the window has every protection on, and no feature that is not finished', async ({ launch }) => {
  const app = await launch();
  await openFirstPage(app);
  const preferences = await app.electronApp.evaluate(({ webContents }) => {
    const pages = webContents.getAllWebContents() as unknown as { getLastWebPreferences(): object }[];
    return pages.map((page) => page.getLastWebPreferences());
  });
  expect(preferences).toHaveLength(1);
  expect(preferences[0]).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
  });
  for (const feature of ['enableBlinkFeatures', 'disableBlinkFeatures'])
    expect((preferences[0] as Record<string, unknown>)[feature] ?? '').toBe('');
});

test('the bridge is what the preload script exposes, whole and unchangeable', async ({ launch }) => {
  const page = await openFirstPage(await launch());
  const seen = await page.evaluate(async () => {
    const { tokenTray: bridge } = window;
    const shape = Object.getOwnPropertyNames(bridge).map((name) => [name, typeof bridge[name as 'call']]);
    const given: unknown[] = [];
    const stop = bridge.on('change', (...args: unknown[]) => given.push(args.length));
    await bridge.call('changeSettings', { theme: 'dark' });
    await new Promise<void>((resolve) => {
      bridge.on('change', () => resolve());
      void bridge.call('changeSettings', { theme: 'light' });
    });
    stop();
    const attempts = [
      () => Object.assign(bridge, { call: () => 'mine' }),
      () => Object.assign(window, { tokenTray: {} }),
    ].map((attempt) => {
      try {
        return String(attempt());
      } catch (error) {
        return (error as Error).name;
      }
    });
    return { shape, given: [...new Set(given)], attempts, isSame: window.tokenTray === bridge };
  });
  expect(seen.shape).toEqual([
    ['call', 'function'],
    ['on', 'function'],
  ]);
  // A listener gets the value alone: Electron's event would lead to ipcRenderer.
  expect(seen.given).toEqual([1]);
  expect(seen.attempts).toEqual(['TypeError', 'TypeError']);
  expect(seen.isSame).toBe(true);
});

test('the policy comes with the header, word for word, on every page, script and style', async ({
  launch,
}) => {
  const app = await launch();
  const page = await openFirstPage(app);
  const files = await page.evaluate(() => [
    location.href,
    ...[...document.querySelectorAll('script')].map(({ src }) => src),
    ...[...document.querySelectorAll('link')].map(({ href }) => href),
  ]);
  expect(files.length).toBeGreaterThan(2);
  for (const file of files) {
    const headers = await app.electronApp.evaluate(async ({ BrowserWindow }, url) => {
      const answer = await BrowserWindow.getAllWindows()[0]?.webContents.session.fetch(url);
      return Object.fromEntries(answer?.headers ?? []);
    }, file);
    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
        "connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
    });
  }
});

test('no channel answers anyone but the main frame of our own window', async ({ launch }) => {
  const app = await launch();
  const page = await openFirstPage(app);
  const names = Object.keys(COMMAND_SCHEMAS) as (keyof typeof COMMAND_SCHEMAS)[];
  // A library that saves files would like a channel of its own, from the first file on.
  await page.evaluate(() => window.tokenTray.call('changeSettings', { theme: 'dark' }));
  await expect.poll(() => filesBelow(app.userDataDir)).toContain('data/settings.json');
  await page.evaluate(() => document.body.append(document.createElement('iframe')));
  await expect.poll(() => page.frames().length).toBe(2);
  const answers = await app.electronApp.evaluate(async ({ app: electron, BrowserWindow, ipcMain }) => {
    type Handler = (event: object, input?: unknown) => unknown;
    const { _invokeHandlers: handlers } = ipcMain as unknown as { _invokeHandlers: Map<string, Handler> };
    const own = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!own) throw new Error('there is no window');
    const preload = `${electron.getAppPath()}/dist/app/preload.cjs`;
    const other = new BrowserWindow({ show: false, webPreferences: { preload, session: own.session } });
    await other.loadURL('app://tokentray/index.html');
    const { webContents: stranger } = other;
    const [main, frame] = [own.mainFrame, own.mainFrame.frames[0]];
    const senders = {
      'another window': { sender: stranger, senderFrame: stranger.mainFrame },
      'a frame inside our window': { sender: own, senderFrame: frame },
      'a frame that has gone': { sender: own, senderFrame: null },
      "another window with our window's frame": { sender: stranger, senderFrame: main },
      "our window with another window's frame": { sender: own, senderFrame: stranger.mainFrame },
    };
    const ask = async (channel: string, event: object) =>
      Promise.resolve()
        .then(() => handlers.get(channel)?.(event))
        .then(
          () => 'answered',
          (error: Error) => error.message,
        );
    const said: Record<string, readonly string[]> = {};
    for (const channel of handlers.keys())
      said[channel] = await Promise.all(Object.values(senders).map((event) => ask(channel, event)));
    const fromStranger = (channel: string) =>
      stranger.executeJavaScript(
        `window.tokenTray.call(${JSON.stringify(channel.replace('command:', ''))}).then(() => 'answered', String)`,
      ) as Promise<string>;
    const really = await Promise.all([...handlers.keys()].map(fromStranger));
    const hasFrameTheBridge = await frame?.executeJavaScript('typeof window.tokenTray');
    const ourselves = await ask('command:readSnapshot', { sender: own, senderFrame: main });
    other.destroy();
    return {
      said,
      really,
      hasFrameTheBridge,
      ourselves,
      others: ipcMain.eventNames().filter((name) => name !== 'error'),
    };
  });
  expect(Object.keys(answers.said).toSorted()).toEqual(names.map(commandChannel).toSorted());
  expect(answers.others).toEqual([]);
  for (const [channel, said] of Object.entries(answers.said)) {
    const refusal = `${channel.replace('command:', '')}: refused, not our window`;
    expect([channel, ...new Set(said)]).toEqual([channel, refusal]);
  }
  for (const said of answers.really) expect(said).toMatch(/refused, not our window/);
  expect(answers.hasFrameTheBridge).toBe('undefined');
  expect(answers.ourselves).toBe('answered');
});

/** Each in the word that stands for a refusal there, and for nothing else that may go wrong. */
const REFUSED = {
  ...{ camera: 'NotAllowedError', microphone: 'NotAllowedError', screen: 'NotAllowedError' },
  ...{ clipboard: 'NotAllowedError', midi: 'NotAllowedError', 'staying awake': 'NotAllowedError' },
  ...{ pointer: 'SecurityError', position: '1', 'what is said aloud': 'not-allowed' },
  ...{ notifications: 'got denied', 'whether anyone is there': 'got denied' },
};

test('every permission and every device is refused', async ({ launch }) => {
  // With a camera and a microphone: where there is none, no one is asked whether it may be used.
  const app = await launch({ args: ['--use-fake-device-for-media-stream'] });
  const page = await openFirstPage(app);
  await noteDeviceChoices(app);
  const outcomes = await page.evaluate(async () => {
    const { mediaDevices, geolocation, clipboard } = navigator;
    const { webkitSpeechRecognition: Recognition, IdleDetector } = window as unknown as {
      webkitSpeechRecognition: new () => EventTarget & { start(): void };
      IdleDetector: { requestPermission(): Promise<string> };
    };
    const attempts: Record<keyof typeof REFUSED, () => unknown> = {
      camera: () => mediaDevices.getUserMedia({ video: true }),
      microphone: () => mediaDevices.getUserMedia({ audio: true }),
      screen: () => mediaDevices.getDisplayMedia(),
      position: () => new Promise((resolve, reject) => geolocation.getCurrentPosition(resolve, reject)),
      clipboard: () => clipboard.readText(),
      midi: () => navigator.requestMIDIAccess({ sysex: true }),
      'staying awake': () => navigator.wakeLock.request(),
      'what is said aloud': () =>
        new Promise((resolve, reject) => {
          const recognition = new Recognition();
          recognition.addEventListener('start', resolve);
          recognition.addEventListener('error', reject);
          recognition.start();
        }),
      'whether anyone is there': () => IdleDetector.requestPermission(),
      notifications: () => Notification.requestPermission(),
      pointer: () => document.body.requestPointerLock(),
    };
    const outcome = async ([name, attempt]: [string, () => unknown]) => {
      try {
        return [name, `got ${await attempt()}`];
      } catch (thrown) {
        const { name: kind, error, code } = thrown as Record<'name' | 'error' | 'code', unknown>;
        return [name, String(kind ?? error ?? code)];
      }
    };
    return Object.fromEntries(await Promise.all(Object.entries(attempts).map(outcome)));
  });
  expect(outcomes).toEqual(REFUSED);
  expect([await devicesGiven(page), await notedDeviceChoices(app)]).toEqual([[], []]);
});

/** What the page is given when it asks for devices of each kind. */
const devicesGiven = (page: Page) =>
  page.evaluate(async () => {
    const { usb, hid, serial } = navigator as unknown as Record<
      'usb' | 'hid' | 'serial',
      { requestDevice(filters: object): Promise<unknown>; requestPort(): Promise<unknown> }
    >;
    const asked = [
      usb.requestDevice({ filters: [] }),
      hid.requestDevice({ filters: [] }),
      serial.requestPort(),
    ];
    const given = await Promise.all(asked.map((device) => device.catch(() => [])));
    return given.flat().map(String);
  });

/** From now on main notes for which kinds of devices the app has let the window go on to a choice among them. */
const noteDeviceChoices = ({ electronApp }: AppUnderTest) =>
  electronApp.evaluate(({ BrowserWindow }) => {
    const choices: string[] = [];
    Object.assign(globalThis, { choices });
    const own = BrowserWindow.getAllWindows()[0]?.webContents.session;
    own?.on('select-usb-device', () => choices.push('usb'));
    own?.on('select-hid-device', () => choices.push('hid'));
    own?.on('select-serial-port', () => choices.push('serial'));
  });

const notedDeviceChoices = ({ electronApp }: AppUnderTest) =>
  electronApp.evaluate(() => (globalThis as unknown as { choices: readonly string[] }).choices);

test('a webview is refused, and no certificate error is let through', async ({ launch }) => {
  const app = await launch();
  await openFirstPage(app);
  const found = await app.electronApp.evaluate(({ app: electron, webContents }) => {
    const stopped: string[] = [];
    const own = webContents.getAllWebContents()[0];
    for (const attempt of ['will-attach-webview', 'will-navigate', 'will-redirect'] as const)
      own?.emit(attempt, { preventDefault: () => stopped.push(attempt) }, {}, {});
    // Electron's own listener passes the event on to the page.
    const all = [
      ...electron.rawListeners('certificate-error'),
      ...(own?.rawListeners('certificate-error') ?? []),
    ];
    const waving = all
      .map(String)
      .filter((listener) => !/^\(\w+, ?\w+, ?\.\.\.\w+\) ?=> ?\{ ?\w+\.emit\(/.test(listener));
    return { stopped, waving };
  });
  expect(found).toEqual({ stopped: ['will-attach-webview', 'will-navigate', 'will-redirect'], waving: [] });
});

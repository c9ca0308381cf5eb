// Electron's security checklist, as far as window-safety.spec.ts and packaged.spec.ts do not show it already.
// SECURITY.md says which test stands for which item.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { COMMAND_SCHEMAS } from '../../app/commands/schemas/command-schemas.ts';
import { commandChannel } from '../../app/shared/contract/bridge.ts';
import type { AppUnderTest } from '../support/app/app-under-test.ts';
import { expect, test } from '../support/fixtures.ts';

const FIRST_BUTTON = 'Add your first company';

async function openPage(app: AppUnderTest): Promise<Page> {
  const page = await app.window();
  await expect(page.getByRole('button', { name: FIRST_BUTTON })).toBeVisible();
  return page;
}

test('the window has every protection on, and no feature that is not finished', async ({ launch }) => {
  const app = await launch();
  await openPage(app);
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
  const page = await openPage(await launch());
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
  const page = await openPage(app);
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

test('app:// gives the files of one folder, whatever the address is made of', async ({ launch }) => {
  const app = await launch();
  const page = await openPage(app);
  const script = await page.evaluate(() => document.querySelector('script')?.src ?? '');
  const outside = ['app/preload.cjs', 'app/main.cjs', 'icons/app/256.png'];
  const ways = [
    '../',
    '%2e%2e/',
    '%2E%2E%2F',
    '..%2f',
    '..%5c',
    '..\\',
    './../',
    'assets/../../',
    'assets/..%2f..%2f',
  ];
  const addresses = [
    ...ways.flatMap((way) => outside.map((file) => `app://tokentray/${way}${file}`)),
    ...[
      'etc/passwd',
      '/etc/passwd',
      '%2fetc%2fpasswd',
      '..%00/index.html',
      'index.html%00.png',
      '%c0%ae%c0%ae/x.js',
    ],
    ...[
      '',
      '.',
      'assets',
      'assets/',
      'index.htm',
      'INDEX.HTML.',
      'package.json',
      '%',
      '%zz',
      `${'../'.repeat(40)}etc/hosts`,
    ],
    ...['app://other/index.html', 'app://tokentray.evil/index.html'],
    ...['app://tokentray@other/index.html', 'app:///index.html', 'app://'],
  ].map((each) => (each.startsWith('app:') ? each : `app://tokentray/${each}`));
  const statuses = await app.electronApp.evaluate(
    async ({ BrowserWindow }, urls) => {
      const own = BrowserWindow.getAllWindows()[0]?.webContents.session;
      return Promise.all(
        urls.map((url) =>
          own?.fetch(url).then(
            ({ status }) => status,
            () => 0,
          ),
        ),
      );
    },
    [script, ...addresses],
  );
  expect(statuses[0]).toBe(200);
  const served = addresses.filter((_, index) => (statuses[index + 1] ?? 0) === 200);
  expect(served).toEqual([]);
  expect(addresses.length).toBeGreaterThan(40);
  const wrongMethod = await app.electronApp.evaluate(
    async ({ BrowserWindow }, url) =>
      (await BrowserWindow.getAllWindows()[0]?.webContents.session.fetch(url, { method: 'POST' }))?.status,
    script,
  );
  expect(wrongMethod).toBe(404);
});

test('no channel answers anyone but the main frame of our own window', async ({ launch }) => {
  const app = await launch();
  const page = await openPage(app);
  const names = Object.keys(COMMAND_SCHEMAS) as (keyof typeof COMMAND_SCHEMAS)[];
  // A library that saves files would like a channel of its own, from the first file on.
  await page.evaluate(() => window.tokenTray.call('changeSettings', { theme: 'dark' }));
  await expect.poll(() => readdirSync(join(app.userDataDir, 'data'))).toContain('settings.json');
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

test('every permission and every device is refused', async ({ launch }) => {
  const app = await launch();
  const page = await openPage(app);
  const outcomes = await page.evaluate(async () => {
    const { mediaDevices, geolocation, clipboard } = navigator;
    const more = navigator as unknown as Record<
      string,
      { requestDevice?: (x: object) => unknown; requestPort?: () => unknown }
    >;
    const attempts: Record<string, () => unknown> = {
      camera: () => mediaDevices.getUserMedia({ video: true }),
      microphone: () => mediaDevices.getUserMedia({ audio: true }),
      screen: () => mediaDevices.getDisplayMedia(),
      position: () => new Promise((resolve, reject) => geolocation.getCurrentPosition(resolve, reject)),
      clipboard: () => clipboard.readText(),
      usb: () => more.usb?.requestDevice?.({ filters: [] }),
      hid: () => more.hid?.requestDevice?.({ filters: [] }),
      serial: () => more.serial?.requestPort?.(),
      midi: () => navigator.requestMIDIAccess({ sysex: true }),
      'staying awake': () => navigator.wakeLock.request(),
      'what is said aloud': () =>
        new Promise((resolve, reject) => {
          const { webkitSpeechRecognition: Recognition } = window as unknown as {
            webkitSpeechRecognition: new () => EventTarget & { start(): void };
          };
          const recognition = new Recognition();
          recognition.addEventListener('start', resolve);
          recognition.addEventListener('error', reject);
          recognition.start();
        }),
      'whether anyone is there': () => {
        const { IdleDetector } = window as unknown as {
          IdleDetector: { requestPermission(): Promise<string> };
        };
        return IdleDetector.requestPermission().then((state) => (state === 'denied' ? undefined : state));
      },
      pointer: () =>
        new Promise((resolve, reject) => {
          document.addEventListener('pointerlockchange', resolve, { once: true });
          document.addEventListener('pointerlockerror', () => reject(new Error('refused')), { once: true });
          document.body.requestPointerLock();
        }),
    };
    const outcome = async ([name, attempt]: [string, () => unknown]) => {
      try {
        const got = await attempt();
        return [name, Array.isArray(got) ? got.length === 0 : got === undefined];
      } catch {
        return [name, true];
      }
    };
    const refused = await Promise.all(Object.entries(attempts).map(outcome));
    return [...refused, ['notifications', (await Notification.requestPermission()) === 'denied']];
  });
  expect(outcomes.filter(([, isRefused]) => !isRefused)).toEqual([]);
});

test('no address opens anywhere: not in the window, a new one, a frame, a webview or the browser', async ({
  launch,
}) => {
  const app = await launch();
  const page = await openPage(app);
  await app.electronApp.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (url) => void opened.push(url);
  });
  const addresses = ['https://127.0.0.1:1/', 'file:///etc/hosts', 'javascript:document.title="ran"'];
  addresses.push(
    'data:text/html,<title>ran</title>',
    'app://tokentray/assets/',
    'app://other/',
    'mailto:a@b.example',
  );
  addresses.push(
    'view-source:app://tokentray/index.html',
    'chrome://version/',
    'about:blank',
    'blob:app://tokentray/1',
  );
  await page.evaluate((urls) => {
    for (const url of urls) {
      window.open(url);
      for (const target of ['_self', '_blank', '_top', 'other']) {
        const link = Object.assign(document.createElement('a'), { href: url, target });
        document.body.append(link);
        for (const button of [0, 1])
          link.dispatchEvent(
            new MouseEvent(button === 0 ? 'click' : 'auxclick', { button, bubbles: true, cancelable: true }),
          );
        link.click();
        link.remove();
      }
      const form = Object.assign(document.createElement('form'), { action: url });
      document.body.append(form);
      form.submit();
      const webview = document.createElement('webview');
      webview.setAttribute('src', url);
      webview.setAttribute('allowpopups', '');
      document.body.append(webview);
    }
  }, addresses);
  const seen = await app.electronApp.evaluate(async ({ webContents }) => {
    const all = webContents.getAllWebContents();
    const heading = await all[0]?.executeJavaScript(
      'document.querySelector("h1").textContent + document.title',
    );
    const { opened } = globalThis as unknown as { opened: readonly string[] };
    return { urls: all.map((each) => each.getURL()), heading, opened };
  });
  expect(seen).toEqual({
    urls: ['app://tokentray/index.html'],
    heading: 'A fresh token, one click awayTokenTray',
    opened: [],
  });
});

test('a webview is refused, and no certificate error is let through', async ({ launch }) => {
  const app = await launch();
  await openPage(app);
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

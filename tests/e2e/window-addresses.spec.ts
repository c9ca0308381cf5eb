// Where the window can and cannot go: app:// is one folder, and every other address is closed.
import { expect, test } from '../support/fixtures.ts';
import { openFirstPage } from '../support/window/first-page.ts';

test('app:// gives the files of one folder, whatever the address is made of', async ({ launch }) => {
  const app = await launch();
  const page = await openFirstPage(app);
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

test('no address opens anywhere: not in the window, a new one, a frame, a webview or the browser', async ({
  launch,
}) => {
  const app = await launch();
  const page = await openFirstPage(app);
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

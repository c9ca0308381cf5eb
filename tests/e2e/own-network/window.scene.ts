// A name that is looked up is a message too: its letters reach the owner of the domain. See window-reach.spec.ts.
import type { AppUnderTest } from '../../support/app/app-under-test.ts';
import { expect, test } from '../../support/fixtures.ts';
import { FarHost } from '../../support/network/far-host.ts';
import { NameServer } from '../../support/network/name-server.ts';

/** Runs inside a page: asks for names of `domain` in every way that needs no request. */
async function askForNames(domain: string): Promise<void> {
  const meta = document.head.appendChild(document.createElement('meta'));
  meta.httpEquiv = 'x-dns-prefetch-control';
  meta.content = 'on';
  for (const rel of ['dns-prefetch', 'preconnect', 'prefetch', 'prerender', 'preload', 'icon']) {
    const link = document.createElement('link');
    link.rel = rel;
    link.href = `http://${rel}.${domain}/`;
    document.head.append(link);
  }
  const anchor = document.createElement('a');
  anchor.href = `http://anchor.${domain}/`;
  anchor.textContent = 'words';
  document.body.append(anchor);
  anchor.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
  new Image().src = `http://image.${domain}/x.png`;
  await fetch(`http://fetch.${domain}/`).catch(() => undefined);
  const account = { username: 'words', credential: 'words' };
  const connection = new RTCPeerConnection({
    iceServers: [
      { urls: `stun:stun.${domain}` },
      { urls: `turn:udp.${domain}?transport=udp`, ...account },
      { urls: `turn:tcp.${domain}?transport=tcp`, ...account },
      { urls: `turns:tls.${domain}?transport=tcp`, ...account },
    ],
  });
  connection.createDataChannel('words');
  await connection.setLocalDescription(await connection.createOffer());
}

const inWindow = (app: AppUnderTest, which: 'ours' | 'open', script: string) =>
  app.electronApp.evaluate(
    async ({ BrowserWindow }, { name, text }) => {
      const ours = BrowserWindow.getAllWindows()[0];
      const window =
        name === 'ours' ? ours : new BrowserWindow({ show: false, webPreferences: { partition: 'open' } });
      if (name === 'open') await window?.loadURL('data:text/html,<title>open</title>');
      await window?.webContents.executeJavaScript(text, true);
    },
    { name: which, text: script },
  );

/** The one way that is left, as SECURITY.md says: WebRTC asks for a relay's name before it finds the way to it barred. */
const RELAYS = ['tcp.window.test', 'tls.window.test'];

test('a script in the window has no name looked up but that of a relay', async ({ launch }) => {
  const names = new NameServer('acme.example.com', '127.0.0.1');
  await names.start();
  // WebRTC does nothing in a computer that is linked to no other.
  const host = await FarHost.start(1);
  const app = await launch({ proxy: 'direct://' });
  await app.window();
  await inWindow(app, 'ours', `(${askForNames.toString()})('window.test')`);
  // An open page does have them looked up, and later: by then those of ours would have been, too.
  await inWindow(app, 'open', `(${askForNames.toString()})('open.test')`);
  const ways = ['dns-prefetch', 'image', 'fetch', 'prefetch', 'stun', 'udp', 'tcp', 'tls'];
  for (const way of ways)
    await expect.poll(() => names.asked, { timeout: 30_000 }).toContain(`${way}.open.test`);
  const others = names.asked.filter((name) => !name.endsWith('.open.test'));
  expect(others).not.toEqual([]); // it did look up these
  expect(others.filter((name) => !RELAYS.includes(name))).toEqual([]);
  await names.stop();
  await host.stop();
});

// A network that answers every request itself until someone has logged in with a browser.
import type { ServerResponse } from 'node:http';
import { expect, test } from '../support/fixtures.ts';
import { SecurePractice } from '../support/services/secure-practice.ts';
import { Operator } from '../support/window/operator.ts';
import { looksLikeToken, passwordEntry, userIdEntry, whoami } from '../support/window/practice-entries.ts';

const LOGIN = 'http://login.portal.test/';
const PAGE = '<!doctype html><html><head><title>Guest Wi-Fi</title></head><body>Log in</body></html>';

interface Portal {
  readonly how: string;
  readonly title: string;
  readonly answer: (response: ServerResponse) => void;
}

const PORTALS: readonly Portal[] = [
  {
    how: 'with its own page',
    title: 'A web page answered instead of the service',
    answer: (response) => response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE),
  },
  {
    how: 'with a way to its page',
    title: 'ACME redirects to another address',
    answer: (response) => response.writeHead(302, { location: LOGIN, 'set-cookie': 'portal=1' }).end(PAGE),
  },
  {
    how: 'with a way that asks for the same request once more',
    title: 'ACME redirects to another address',
    answer: (response) => response.writeHead(307, { location: LOGIN }).end(),
  },
];

test('a captive portal is reported as one, gets nothing more, and costs no token', async ({
  launch,
  tray,
  clipboard,
  outside,
  startPractice,
}) => {
  const practice = await startPractice({ accessTtlS: 600, refreshTtlS: 6_000 });
  // Renewed by no one but the operator while this lasts.
  const elsewhere = await startPractice({ accessTtlS: 3_600 });
  const secure = await SecurePractice.start(practice, 'IP:127.0.0.1');
  const app = await launch({ trustedAuthority: secure.authorityFile });
  const operator = new Operator(await app.window());
  const { service, fields } = passwordEntry(practice);
  const address = `https://127.0.0.1:${secure.port}`;
  await operator.addCompany({ service, fields: { ...fields, Address: address } });
  await operator.addCompany(userIdEntry(elsewhere));

  for (const { how, title, answer } of PORTALS) {
    await test.step(how, async () => {
      const held: ServerResponse[] = [];
      secure.between = (response) => void held.push(response);
      const renewals = elsewhere.control.requests.length;
      await operator.backToList();
      await operator.page.getByRole('button', { name: 'Renew all' }).click();
      // The other company is renewed while the portal still thinks.
      await expect.poll(() => elsewhere.control.requests.length).toBe(renewals + 1);
      await operator.seeState('Globex', 'Valid');
      await expect.poll(() => held.length).toBe(1);
      for (const response of held) answer(response);

      await operator.openCompany('ACME');
      const told = operator.page.getByText(title, { exact: true }).first();
      await expect(told).toBeVisible();
      await expect(
        operator.page.getByText(/wants? you to log in first[.:] open a browser/i).first(),
      ).toBeVisible();
      await expect(operator.page.getByText(/Your token works until \d/).first()).toBeVisible();
      await tray.waitForLabel(/^ACME - copy token \(cannot renew, valid (9|10) min\)$/);
      await clipboard.clear();
      await tray.clickByLabel(/^ACME - copy token \(cannot renew/);
      expect(await whoami(practice, await clipboard.waitForText(looksLikeToken))).toBe(200);
      // Asked once, and not again and again.
      expect(held).toHaveLength(1);

      secure.between = undefined;
      await operator.backToList();
      await operator.page.getByRole('button', { name: 'Renew all' }).click();
      await operator.seeState('ACME', 'Valid');
      await expect.poll(() => elsewhere.control.requests.length).toBe(renewals + 2);
    });
  }
  expect(outside.hosts).toEqual([]);
  expect(app.electronApp.windows()).toHaveLength(1);
  await secure.stop();
});

// IT trusts certificates for the operator, in a real Electron: for one company in the managed configuration, and for the whole
// computer with the system's own `update-ca-certificates`. This scene alone sees another /etc.
import { X509Certificate } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { OwnEtc } from '../../support/network/own-etc.ts';
import { CertificateWorkshop, type Made, serverFor } from '../../support/services/certificate-workshop.ts';
import { TlsFront } from '../../support/services/tls-front.ts';
import { inspectScreen } from '../../support/window/inspect-screen.ts';
import { Operator } from '../../support/window/operator.ts';
import { photographOnRequest } from '../../support/window/photograph.ts';
import { userIdEntry } from '../../support/window/practice-entries.ts';
import { inLanguage } from '../../support/window/spoken-screen.ts';
import { WindowCommands } from '../../support/window/window-commands.ts';

const FOLDER = '/etc/tokentray';
const HERE = serverFor('IP:127.0.0.1');

let etc: OwnEtc;
let workshop: CertificateWorkshop;
test.beforeAll(async () => {
  etc = new OwnEtc();
  workshop = await CertificateWorkshop.open();
});
test.afterAll(async () => {
  await workshop.close();
  etc.remove();
});

const derOf = ({ cert }: Made) => new X509Certificate(cert).raw.toString('base64');

/** The only company of IT's, at this address. */
function configure(address: string, trust?: object): void {
  const company = {
    ...{ label: 'ACME', providerId: 'klearstack-password', address },
    ...{ account: { company_name: 'Practice Company', username: 'practice' }, ...(trust && { trust }) },
  };
  fs.mkdirSync(FOLDER, { recursive: true });
  fs.writeFileSync(path.join(FOLDER, 'acme.json'), JSON.stringify({ companies: [company] }));
}

async function renewed(page: Page, name: string): Promise<boolean> {
  const commands = new WindowCommands(page);
  const company = (await commands.readSnapshot()).companies.find(({ label }) => label === name);
  const [result] = await commands.callAll('renew', [{ companyId: company?.id ?? '' }]);
  return result?.outcome === 'renewed';
}

test('what IT trusts for a company or for the computer opens that and no more, and ends at once', async ({
  launch,
  startPractice,
}) => {
  const practice = await startPractice({ accessTtlS: 900 });
  const port = Number(new URL(practice.address).port);
  const [theirs, everyones] = [await workshop.root('IT of ACME'), await workshop.root('IT of all')];
  const leafOf = (issuer?: Made) =>
    workshop.make({ subject: 'practice', extensions: HERE, ...(issuer && { issuer }) });
  const own = await leafOf();
  const acme = await TlsFront.start(await leafOf(theirs), port);
  const globex = await TlsFront.start(await leafOf(everyones), port);
  const bundle = path.join(FOLDER, 'everyones.pem');
  configure(acme.address, { authority: { certificate: derOf(theirs) } });
  fs.writeFileSync(bundle, everyones.cert);
  const app = await launch({ env: { SSL_CERT_FILE: bundle } });
  const page = await app.window();
  const operator = new Operator(page);
  const entry = userIdEntry(practice);

  await test.step('an authority for one company, which the operator cannot end', async () => {
    await operator.openCompany('ACME');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await operator.field('Password').fill('practice-password');
    await operator.submit('Sign in');
    await operator.seeState('ACME', 'Valid');
    await operator.openCompany('ACME');
    const trusted = page.getByRole('heading', { name: 'Trusted certificate authority' });
    await trusted.scrollIntoViewIfNeeded();
    await expect(page.getByText('CN=IT of ACME')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Stop trusting' })).toHaveCount(0);
    await photographOnRequest(app, page, 'managed-authority');
  });

  await test.step("and for no other company at the same host: curl's word is not enough, and that is said", async () => {
    const before = acme.receivedBytes;
    await operator.fillNewCompany({ ...entry, fields: { ...entry.fields, Address: acme.address } });
    await operator.submit('Add and sign in');
    await expect(page.getByText('The connection to Globex is not secure')).toBeVisible();
    expect(acme.receivedBytes).toBe(before);
    await operator.field('Address').fill(globex.address);
    await operator.submitAndSee('Save without signing in', 'Globex');
    await operator.seeState('Globex', 'Signed out');
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Check my setup' }).click();
    const said = page.getByText(
      /^This computer trusts the certificate of 127\.0\.0\.1:\d+, but TokenTray does not/,
    );
    await expect(said).toBeVisible();
    await said.scrollIntoViewIfNeeded();
    await photographOnRequest(app, page, 'setup-check-trusted-elsewhere');
    expect([globex.receivedBytes, globex.connections > 0]).toEqual([0, true]);
  });

  await test.step('one for the computer counts without a restart', async () => {
    etc.trust({ everyones: everyones.cert });
    await operator.openCompany('Globex');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await operator.seeState('Globex', 'Valid');
    expect(await renewed(page, 'Globex')).toBe(true);
  });

  await test.step('another certificate for the company is taken over, still signed in', async () => {
    acme.use(own);
    configure(acme.address, { certificate: { certificate: derOf(own), accepted: ['selfSigned'] } });
    await operator.openCompany('ACME');
    await expect(page.getByRole('heading', { name: 'Trusted certificate', exact: true })).toBeVisible();
    expect(await renewed(page, 'ACME')).toBe(true);
  });

  await test.step('and when IT trusts neither any longer, nothing is sent', async () => {
    configure(acme.address);
    await expect(page.getByRole('heading', { name: 'Trusted certificate', exact: true })).toBeHidden();
    etc.trust({});
    const before = [acme.receivedBytes, globex.receivedBytes];
    for (const name of ['ACME', 'Globex']) {
      expect(await renewed(page, name)).toBe(false);
      await operator.openCompany(name);
      await expect(page.getByText(`The connection to ${name} is not secure`)).toBeVisible();
    }
    expect([acme.receivedBytes, globex.receivedBytes]).toEqual(before);
  });

  await test.step("the operator can look, and trust it only for a company that is not IT's", async () => {
    const sheet = page.getByRole('dialog');
    const trust = sheet.getByRole('button', { name: /^Trust it for/ });
    for (const [name, times] of [
      ['Globex', 1],
      ['ACME', 0],
    ] as const) {
      await operator.openCompany(name);
      await page.getByRole('button', { name: 'Look at the certificate' }).click();
      await expect(sheet.getByRole('heading', { name: 'Fingerprint (SHA-256)' })).toBeVisible();
      await expect(trust).toHaveCount(times);
      if (name === 'Globex') await sheet.getByRole('button', { name: 'Close' }).click();
    }
    await expect(sheet.getByText('Only IT can trust this certificate')).toBeVisible();
    await inspectScreen(app, page, 'managed-certificate');
    await inLanguage(page, 'de', { submit: '-', checkAgain: '-' }, () =>
      photographOnRequest(app, page, 'de-managed-certificate'),
    );
  });
  for (const front of [acme, globex]) await front.stop();
});

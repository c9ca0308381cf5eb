// Certificates that no system trusts, before real TLS servers: the operator looks at one, compares it with IT, trusts it for
// one company, and stops trusting it. Nothing is sent before, and nothing to another certificate.
import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { fingerprintGroups } from '../../app/shared/fingerprint.ts';
import { companyFile, sharedEntry } from '../support/core/company-files.ts';
import { expect, test } from '../support/fixtures.ts';
import { type Certificate, CertificateAuthority } from '../support/services/certificate-authority.ts';
import { TlsFront } from '../support/services/tls-front.ts';
import { dropFile } from '../support/window/file-drop.ts';
import { inspectScreen } from '../support/window/inspect-screen.ts';
import { Operator } from '../support/window/operator.ts';
import { passwordEntry, whoami } from '../support/window/practice-entries.ts';
import { inLanguage } from '../support/window/spoken-screen.ts';

const HERE = 'IP:127.0.0.1';
const GERMAN = { submit: '-', checkAgain: '-' };
const COMPARED = 'I compared the fingerprint with IT, and it is the same';
const DROP_WORDS = 'Drop a certificate from IT, or a company file';

/** As IT reads it off with OpenSSL. */
const sentByIt = ({ cert }: Certificate) => `sha256 Fingerprint=${new X509Certificate(cert).fingerprint256}`;

const shownAs = ({ cert }: Certificate) => {
  const hex = new X509Certificate(cert).fingerprint256.replaceAll(':', '').toLowerCase();
  return fingerprintGroups(hex).join(' ');
};

const derOf = ({ cert }: Certificate) => new X509Certificate(cert).raw.toString('base64');

/** How words stand out. */
const printOf = (element: Element) => {
  const { fontSize, fontWeight, fontFamily, color } = getComputedStyle(element);
  return { fontSize, fontWeight, fontFamily, color };
};

/** The sheet about certificates that is open. */
class Sheet {
  readonly sheet;
  readonly trust;
  readonly #sent;

  constructor(page: Page) {
    this.sheet = page.getByRole('dialog');
    this.trust = this.sheet.getByRole('button', { name: 'Trust it for ACME' });
    this.#sent = this.sheet.getByRole('textbox', { name: 'Fingerprint that IT sent you' });
  }

  async compare(sent: string, verdict: RegExp): Promise<void> {
    await this.#sent.fill(sent);
    await expect(this.sheet.getByRole('status')).toContainText(verdict);
  }

  /** By phone: only the operator knows what IT said. */
  async confirm(...also: readonly string[]): Promise<void> {
    for (const name of [COMPARED, ...also]) {
      await expect(this.trust).toBeDisabled();
      await this.sheet.getByRole('checkbox', { name }).check();
    }
    await this.trust.click();
    await expect(this.sheet).toHaveCount(0);
  }
}

test('a certificate is looked at, compared with IT and trusted, until it changes or trust ends', async ({
  launch,
  startPractice,
  clipboard,
}) => {
  const practice = await startPractice({});
  const authority = await CertificateAuthority.create();
  const own = await authority.selfSigned(HERE);
  const next = await authority.selfSigned(HERE);
  const issued = await authority.issue({ name: HERE });
  const front = await TlsFront.start(own, Number(new URL(practice.address).port));
  const app = await launch();
  const page = await app.window();
  const operator = new Operator(page);
  const look = () => page.getByRole('button', { name: 'Look at the certificate' }).click();
  const renew = () =>
    page
      .getByRole('button', { name: /^(Renew now|Retry now)$/ })
      .first()
      .click();
  const entry = passwordEntry(practice);

  await test.step('a first sign-in is refused, and goes on once the certificate is trusted', async () => {
    await operator.fillNewCompany({ ...entry, fields: { ...entry.fields, Address: front.address } });
    await operator.submit('Add and sign in');
    await expect(page.getByRole('alert')).toContainText('The connection to ACME is not secure');
    await look();
    const opened = new Sheet(page);
    const { sheet, trust } = opened;
    await expect(
      sheet.getByRole('heading', { name: `Certificate of ${new URL(front.address).host}` }),
    ).toBeVisible();
    await expect(sheet.getByText('It vouches for itself')).toBeVisible();
    await expect(sheet.getByText(shownAs(own).split(' ')[0] ?? '')).toBeVisible();
    await inspectScreen(app, page, 'certificate');
    await inLanguage(page, 'de', GERMAN, () => inspectScreen(app, page, 'de-certificate'));
    await opened.compare('SHA1 Fingerprint=AB:CD', /SHA-1/);
    await opened.compare(sentByIt(next), /are different. Do not trust/);
    await expect(trust).toBeDisabled();
    await expect(sheet.getByText('The fingerprints are different', { exact: true })).toBeVisible();
    await inspectScreen(app, page, 'certificate-mismatch');
    await opened.compare(sentByIt(own), /The fingerprints match/);
    expect(front.receivedBytes).toBe(0);
    await trust.click();
    await expect(page.getByRole('heading', { name: 'ACME', level: 1 })).toBeVisible();
    await operator.seeState('ACME', 'Valid');
  });

  await test.step('its token is copied and accepted', async () => {
    await operator.openCompany('ACME');
    await page.getByRole('button', { name: /^Copy token/ }).click();
    const token = await clipboard.waitForText((text) => text.startsWith('eyJ'));
    expect(await whoami(practice, token)).toBe(200);
    await expect(page.getByRole('heading', { name: 'Trusted certificate' })).toBeVisible();
    await expect(page.getByText(shownAs(own))).toBeVisible();
    await page.getByRole('heading', { name: 'Trusted certificate' }).scrollIntoViewIfNeeded();
    await inspectScreen(app, page, 'company-trusted');
  });

  await test.step('another certificate gets nothing, and is shown beside the trusted one', async () => {
    front.use(next);
    const before = front.receivedBytes;
    await renew();
    await expect(page.getByText(/^The certificate of ACME has changed since \w+ \d+$/)).toBeVisible();
    const both = page.getByRole('region', { name: 'The two fingerprints' });
    await expect(both).toContainText(shownAs(own));
    await expect(both).toContainText(shownAs(next));
    expect(front.receivedBytes).toBe(before);
    await inspectScreen(app, page, 'certificate-changed');
    await inLanguage(page, 'de', GERMAN, () => inspectScreen(app, page, 'de-certificate-changed'));
    await look();
    await new Sheet(page).confirm();
    await expect(both).toHaveCount(0);
    await operator.seeState('ACME', 'Valid');
  });

  await test.step('without trust it is refused at once', async () => {
    await page.getByRole('button', { name: 'Settings' }).click();
    await expect(page.getByRole('heading', { name: 'Certificates you trust' })).toBeVisible();
    await page.getByRole('button', { name: 'Stop trusting' }).scrollIntoViewIfNeeded();
    await inspectScreen(app, page, 'settings-trusted');
    const before = front.receivedBytes;
    await page.getByRole('button', { name: 'Stop trusting' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Stop trusting' }).click();
    await operator.openCompany('ACME');
    await expect(page.getByText('The connection to ACME is not secure')).toBeVisible();
    expect(front.receivedBytes).toBe(before);
  });

  await test.step("IT's authority is dropped on the company's page", async () => {
    front.use(issued);
    const file = await readFile(authority.certificateFile, 'utf8');
    await dropFile(page, 'server.crt', issued.cert, DROP_WORDS);
    await expect(
      page.getByRole('dialog').getByText('This is not the certificate of an authority'),
    ).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await dropFile(page, 'authority.pem', file, DROP_WORDS);
    await expect(page.getByRole('heading', { name: 'Certificate authority' })).toBeVisible();
    await inspectScreen(app, page, 'authority');
    await new Sheet(page).confirm();
    await expect(page.getByRole('heading', { name: 'Trusted certificate authority' })).toBeVisible();
    await operator.seeState('ACME', 'Valid');
  });

  await test.step('one of that authority that has expired is not said to be of an unknown issuer', async () => {
    front.use(await authority.issue({ name: HERE, fromDays: -9, toDays: -1 }));
    await operator.openCompany('ACME');
    await renew();
    await look();
    const sheet = page.getByRole('dialog');
    await expect(sheet.getByText(/^It expired /)).toBeVisible();
    await expect(sheet.getByText('TokenTray does not know its issuer')).toHaveCount(0);
    await sheet.getByRole('button', { name: 'Close' }).click();
    await operator.backToList();
  });

  await test.step('the activity tells all of it', async () => {
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Activity' }).click();
    for (const words of [
      'Certificate trusted',
      'Certificate no longer trusted',
      'Certificate authority trusted',
    ])
      await expect(page.getByText(words).first()).toBeVisible();
  });
  await front.stop();
  await authority.stop();
});

test('an expired certificate needs a tick of its own, another address drops it, and a file brings the next', async ({
  launch,
  startPractice,
}) => {
  const practice = await startPractice({});
  const authority = await CertificateAuthority.create();
  const old = await authority.issue({ name: 'DNS:other.example.com', fromDays: -30, toDays: -1 });
  const front = await TlsFront.start(old, Number(new URL(practice.address).port));
  const app = await launch();
  const page = await app.window();
  const operator = new Operator(page);
  const entry = passwordEntry(practice);

  await operator.fillNewCompany({ ...entry, fields: { ...entry.fields, Address: front.address } });
  await dropFile(page, 'authority.pem', await readFile(authority.certificateFile, 'utf8'), DROP_WORDS);
  await new Sheet(page).confirm();
  await expect(page.getByText('Trusted certificate authority')).toBeVisible();
  await page.getByText('Trusted certificate authority').scrollIntoViewIfNeeded();
  await inspectScreen(app, page, 'form-with-authority');
  await operator.submit('Add and sign in');
  await expect(page.getByText('The connection to ACME is not secure')).toBeVisible();
  await page.getByRole('button', { name: 'Look at the certificate' }).click();
  const host = new URL(front.address).host;
  for (const words of ['It belongs to another address', /^It expired /])
    await expect(page.getByRole('dialog').getByText(words)).toBeVisible();
  await expect(page.getByRole('dialog').getByText('TokenTray does not know its issuer')).toHaveCount(0);
  await inspectScreen(app, page, 'certificate-expired');
  await page
    .getByRole('checkbox', { name: /^Trust it even though/ })
    .last()
    .scrollIntoViewIfNeeded();
  await inspectScreen(app, page, 'certificate-expired-ticks');
  const expiry = page.getByRole('checkbox', { name: /^Trust it even though it expired/ });
  await expiry.check();
  await new Sheet(page).confirm(`Trust it even though it does not name ${host}`);
  await expect(page.getByRole('heading', { name: 'ACME', level: 1 })).toBeVisible();
  await operator.seeState('ACME', 'Valid');

  await operator.openCompany('ACME');
  await page.getByRole('button', { name: 'Edit' }).click();
  await operator.field('Address').fill('https://127.0.0.1:9');
  await expect(page.getByText('The trusted certificate does not fit this address')).toBeVisible();
  await operator.submit('Save');
  await operator.openCompany('ACME');
  await expect(page.getByRole('heading', { name: 'Trusted certificate authority' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Trusted certificate', exact: true })).toHaveCount(0);

  await test.step('a company file shows one as large as an address, and brings it only where that is ticked', async () => {
    const next = await authority.selfSigned(HERE);
    const moved = await TlsFront.start(next, Number(new URL(practice.address).port));
    const trust = { certificate: { certificate: derOf(next), accepted: ['selfSigned'] } };
    const file = companyFile([sharedEntry({ address: moved.address, trust })], { schemaVersion: 2 });
    await dropFile(page, 'moved.tokentray', file, DROP_WORDS);
    const changed = page.getByRole('region', { name: '1 company would change' });
    const boxes = [/^Address/, /^Trust this certificate/].map((name) =>
      changed.getByRole('checkbox', { name }),
    );
    for (const box of boxes) await expect(box).not.toBeChecked();
    const [host, subject] = [new URL(moved.address).host, 'CN=practice'].map((words) =>
      changed.getByText(words, { exact: true }),
    );
    expect(await subject?.evaluate(printOf)).toEqual(await host?.evaluate(printOf));
    await expect(changed).toContainText(shownAs(next));
    await changed.scrollIntoViewIfNeeded();
    await inspectScreen(app, page, 'import-certificate');
    await inLanguage(page, 'de', GERMAN, () => inspectScreen(app, page, 'de-import-certificate'));
    for (const box of boxes) await box.check();
    await page.getByRole('button', { name: 'Import 1 company' }).click();
    await operator.seeState('ACME', 'Signed out');
    expect(moved.receivedBytes).toBe(0);
    await operator.openCompany('ACME');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await operator.field('Password').fill('practice-password');
    await operator.submit('Sign in');
    await operator.seeState('ACME', 'Valid');
    await moved.stop();
  });
  await front.stop();
  await authority.stop();
});

// Real TLS servers that allow, or demand, a certificate of the client's: none is ever sent, and it is reported as what it is.
import { readFileSync } from 'node:fs';
import { expect, test } from '../support/fixtures.ts';
import { CertificateAuthority } from '../support/services/certificate-authority.ts';
import { TlsFront } from '../support/services/tls-front.ts';
import { Operator } from '../support/window/operator.ts';
import { newCompany, WindowCommands } from '../support/window/window-commands.ts';

/** Older ones cannot go on without a certificate in `net.fetch`. */
const GOES_ON_SINCE_ELECTRON = 44;

test('a service that asks for a client certificate gets none, and is not blamed for a bad one of its own', async ({
  launch,
  startPractice,
}) => {
  const practice = await startPractice({});
  const port = Number(new URL(practice.address).port);
  const authority = await CertificateAuthority.create();
  const ca = readFileSync(authority.certificateFile, 'utf8');
  const asks = { ...(await authority.issue({ name: 'IP:127.0.0.1' })), ca, requestCert: true };
  const allowing = await TlsFront.start({ ...asks, rejectUnauthorized: false }, port);
  const demanding = await TlsFront.start({ ...asks, rejectUnauthorized: true }, port);
  const ownCertificate = await authority.issue({ name: 'DNS:operator.example.com', purpose: 'clientAuth' });
  const app = await launch({ trustedAuthority: authority.certificateFile, ownCertificate });
  const operator = new Operator(await app.window());
  const commands = new WindowCommands(operator.page);
  const electron = await app.electronApp.evaluate(() => Number.parseInt(process.versions.electron, 10));

  await test.step('at a sign-in', async () => {
    const companies = [newCompany('Allowing', allowing.address), newCompany('Demanding', demanding.address)];
    const signIns = await commands.callAll('saveCompany', companies);
    const asksFor = (company: string) => `${company} asks for a client certificate`;
    const said = signIns.map((result) =>
      result.outcome === 'notSignedIn' ? result.problem.title : result.outcome,
    );
    const allowed = electron >= GOES_ON_SINCE_ELECTRON ? 'saved' : asksFor('Allowing');
    expect(said).toEqual([allowed, asksFor('Demanding')]);
    const problems = signIns.flatMap((result) => (result.outcome === 'notSignedIn' ? [result.problem] : []));
    for (const { meaning } of problems) {
      expect(meaning).toMatch(
        /^127\.0\.0\.1:\d+ wants this computer to identify itself with a certificate, /,
      );
      expect(meaning).not.toMatch(/not accepted|not secure/);
    }
    expect(demanding.receivedBytes).toBe(0);
  });

  await test.step('in the check of the setup', async () => {
    const unsaved = newCompany('Unsaved', demanding.address);
    await commands.callAll('saveCompany', [{ ...unsaved, secrets: {}, signIn: false }]);
    const results = await operator.page.evaluate(() => window.tokenTray.call('checkSetup', undefined));
    expect(JSON.stringify(results)).toContain(
      `${new URL(demanding.address).host} asks for a client certificate`,
    );
  });

  await test.step('on a page, for which every Electron asks what to send', async () => {
    const loaded = await app.electronApp.evaluate(
      async ({ BrowserWindow }, addresses) => {
        const page = new BrowserWindow({ show: false });
        const load = (address: string) =>
          page.loadURL(address).then(
            () => 'loaded',
            (error: { readonly code?: string }) => error.code,
          );
        const answers = [];
        for (const address of addresses) answers.push(await load(address));
        page.destroy();
        return answers;
      },
      [allowing.address, demanding.address],
    );
    // The server's reason may be overtaken by the end of the connection.
    expect(loaded).toEqual([
      'loaded',
      expect.stringMatching(
        /^ERR_(BAD_SSL_CLIENT_AUTH_CERT|SOCKET_NOT_CONNECTED|CONNECTION_(RESET|CLOSED))$/,
      ),
    ]);
  });
  expect([allowing.clientCertificates, demanding.clientCertificates]).toEqual([0, 0]);
  for (const front of [allowing, demanding]) await front.stop();
  await authority.stop();
});

import { describe, expect, it } from 'vitest';
import { makePracticeCertificate } from '../../../app/practice/practice-certificate.ts';
import { practiceGreeting } from '../../../app/practice/practice-greeting.ts';
import { startPractice } from '../../support/practice/practice-under-test.ts';

const AUTHORITY_FILE = 'practice authority.pem';

describe('the greeting', () => {
  it('shows the address, every endpoint and account, the lifetimes, and a call to try', async () => {
    const server = await startPractice();
    const greeting = practiceGreeting({ server, canRevoke: false });
    expect(greeting).toContain(`answers at ${server.address} `);
    expect(greeting).toContain('KlearStack: access tokens 2 minutes, refresh tokens 10 minutes');
    expect(greeting).toContain('Generate Token: 1 hour');
    for (const path of ['get_access_token', 'getaccesstokenfromuserid', 'getaccesstokenfromrefreshtoken'])
      expect(greeting).toContain(`POST ${server.address}/access/klearstack/${path}`);
    expect(greeting).toContain(`POST ${server.generateTokenAddress}`);
    expect(greeting).toMatch(
      /KlearStack +A & B "Ltd" && Söhne +söhne & co +practice\+pass & "word" +practice-27/,
    );
    expect(greeting).toContain('--form "company_name=Practice Company"');
    expect(greeting).not.toMatch(/Certificate|revoke|headers/i);
  });

  it('says how to revoke tokens, and that headers are expected', async () => {
    const server = await startPractice({ headersRequired: true });
    const greeting = practiceGreeting({ server, canRevoke: true });
    expect(greeting).toContain(`curl --request POST "${server.address}/revoke/access-tokens"`);
    expect(greeting).toContain('Generate Token wants user name and password as headers too.');
  });

  it('shows the certificate, and has curl check it against the authority', async () => {
    const server = await startPractice();
    const tls = { ...(await makePracticeCertificate()), authorityFile: AUTHORITY_FILE };
    const greeting = practiceGreeting({ server, canRevoke: false, tls });
    expect(greeting).toMatch(
      /Issued to +TokenTray practice server \(IP Address:127\.0\.0\.1, DNS:localhost\)/,
    );
    expect(greeting).toMatch(/Issued by +TokenTray practice authority [0-9a-f]{6}\n/);
    expect(greeting.match(/SHA-256 .*?([0-9A-F]{2}:){31}[0-9A-F]{2}\n/g)).toHaveLength(2);
    expect(greeting).toMatch(/ as TokenTray shows it +([0-9A-F]{4} ){15}[0-9A-F]{4}\n/);
    expect(greeting).toContain(`curl --cacert "${AUTHORITY_FILE}" "${server.address}/whoami"`);
    expect(greeting).not.toContain('PRIVATE KEY');
  });

  it('names what is wrong with a certificate', async () => {
    const server = await startPractice();
    const tls = { ...(await makePracticeCertificate('self-signed')), fault: 'self-signed' } as const;
    const greeting = practiceGreeting({ server, canRevoke: false, tls });
    expect(greeting).toContain('trusted by no system, self-signed)');
    expect(greeting).toMatch(/Issued by +itself\n/);
    expect(greeting).toContain(`curl --insecure "${server.address}/whoami"`);
  });
});

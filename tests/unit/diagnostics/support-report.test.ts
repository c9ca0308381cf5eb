import { describe, expect, it } from 'vitest';
import { type ReportFacts, supportReport } from '../../../app/diagnostics/support-report.ts';
import { HttpClient } from '../../../app/providers/http-client.ts';
import { createProviderRegistry } from '../../../app/providers/provider-registry.ts';
import { Texts } from '../../../app/texts/texts.ts';
import { ManualClock } from '../../support/core/manual-clock.ts';
import { company } from '../../support/snapshot/company-view-sample.ts';

const NOW_MS = Date.UTC(2026, 10, 21, 9, 20, 5);
const providers = createProviderRegistry(new HttpClient({ fetch, clock: new ManualClock() }));

function report({
  company: fields = {},
  ...more
}: Partial<Omit<ReportFacts, 'company'>> & { company?: Partial<ReportFacts['company']> } = {}): string {
  return supportReport({
    texts: new Texts(),
    company: company({
      address: 'https://acme.example:8443/base/path',
      account: { username: 'canary-user', company_name: 'canary-company' },
      storePassword: true,
      statusText: 'Cannot renew',
      validity: { kind: 'until', untilMs: NOW_MS + 60_000, lifetimeMs: 900_000 },
      lastRenewedMs: NOW_MS - 840_000,
      nextTryMs: NOW_MS + 10_000,
      releaseVersion: '4.2.1',
      problem: { title: 'ACME reported an error', meaning: 'It is theirs.', remedy: 'retry' },
      claims: { subject: 'canary-subject', name: 'canary-name', email: 'canary@acme.example' },
      ...fields,
    }),
    provider: providers.get('klearstack-password'),
    failure: { status: 503, netError: 'net::ERR_HTTP_RESPONSE_CODE_FAILURE' },
    proxy: 'PROXY proxy.acme.example:3128; DIRECT',
    appVersion: '0.1.0',
    host: { electronVersion: '45.0.0', chromiumVersion: '142.0.0', operatingSystem: 'Linux 6.8 (x64)' },
    secretStorage: 'secure',
    nowMs: NOW_MS,
    timeZone: 'Europe/Berlin',
    ...more,
  });
}

describe('a report for IT', () => {
  it('says where requests go, how they fail, and what they come from', () => {
    expect(report()).toBe(`TokenTray: details for IT
This text contains no token, no password and no user name.

Time: 2026-11-21 10:20:05 GMT+01:00 (Europe/Berlin)
Company: ACME
Service: KlearStack, user name and password
Address: acme.example:8443/base/path
Status: Cannot renew
Problem: ACME reported an error
HTTP status: 503
Network error: net::ERR_HTTP_RESPONSE_CODE_FAILURE
Service release: 4.2.1
Last renewed: 2026-11-21 10:06:05 GMT+01:00
Token valid until: 2026-11-21 10:21:05 GMT+01:00
Next try: 2026-11-21 10:20:15 GMT+01:00
Proxy: PROXY proxy.acme.example:3128; DIRECT
App: TokenTray 0.1.0, Electron 45.0.0, Chromium 142.0.0
System: Linux 6.8 (x64)
Stored secrets: protected by the system
Company name: set
User name: set
Password: stored
`);
  });

  it('holds nothing of what the operator typed or the token says', () => {
    expect(report()).not.toContain('canary');
  });

  it('leaves out what there is not', () => {
    const { problem: _problem, lastRenewedMs: _renewed, ...fresh } = company();
    const words = supportReport({
      texts: new Texts(),
      company: { ...fresh, account: {} },
      provider: undefined,
      failure: undefined,
      proxy: 'DIRECT',
      appVersion: '0.1.0',
      host: { electronVersion: '45.0.0', chromiumVersion: '142.0.0', operatingSystem: 'Linux' },
      secretStorage: 'memory',
      nowMs: NOW_MS,
      timeZone: 'UTC',
    });
    expect(words).toContain('Last renewed: never');
    for (const name of ['Service', 'Problem', 'HTTP status', 'Network error', 'Next try', 'Password'])
      expect(words).not.toContain(`${name}:`);
  });

  it('says which fields are empty', () => {
    const words = report({ company: { account: { username: '' }, storePassword: false } });
    expect(words).toMatch(/Company name: not set\nUser name: not set\nPassword: not stored\n$/);
  });

  it('names no user of a proxy', () => {
    expect(report({ proxy: 'HTTPS canary:canary@proxy.acme.example:3128' })).toContain(
      'Proxy: HTTPS proxy.acme.example:3128\n',
    );
  });

  it('keeps to its lines, whatever a service sends', () => {
    const words = report({ company: { releaseVersion: `1\r\nPassword: ${'x'.repeat(1_000)}` } });
    expect(words).toMatch(/^Service release: 1 Password: x{200,300}…$/m);
  });
});

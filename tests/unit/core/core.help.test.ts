// The commands that help: what a pasted token is, details for IT, and what this copy of the app is.
import { describe, expect, it } from 'vitest';
import { PASTED_TOKEN_LIMIT } from '../../../app/shared/contract/help.ts';
import { passwordDraft, userIdDraft } from '../../support/core/company-inputs.ts';
import { startCore } from '../../support/core/core-under-test.ts';
import { PASSWORD } from '../../support/services/model-service.ts';

const MINUTE_MS = 60_000;

describe('"Is this token OK?"', () => {
  it('knows a copied token again, and says nothing of it', async () => {
    const { bench, add } = await startCore();
    await add(userIdDraft());
    const id = await add(passwordDraft());
    const token = await bench.copied(id);
    const found = await bench.call('inspectToken', { text: `Authorization: Bearer ${token}` });
    expect(found).toMatchObject({
      state: { kind: 'valid', untilMs: bench.clock.now() + 15 * MINUTE_MS },
      origin: { match: 'current', labels: ['ACME'] },
    });
    expect(JSON.stringify(found)).not.toContain('canary');
  });

  it('knows the newest token of many companies, and no former one', async () => {
    const { bench, add } = await startCore();
    for (const label of ['one', 'two', 'three']) await add(userIdDraft({ label }));
    const id = bench.company('two').id;
    const former = await bench.copied(id);
    expect(await bench.call('inspectToken', { text: former })).toMatchObject({ origin: { labels: ['two'] } });
    await bench.call('renew', { companyId: id });
    const newest = await bench.copied(id);
    expect(await bench.call('inspectToken', { text: newest })).toMatchObject({ origin: { labels: ['two'] } });
    expect(await bench.call('inspectToken', { text: former })).not.toHaveProperty('origin');
  });

  it('takes nothing that is longer than any token could be', async () => {
    const { bench } = await startCore();
    const text = 'a'.repeat(PASTED_TOKEN_LIMIT);
    expect(await bench.call('inspectToken', { text })).toMatchObject({ kind: 'opaque' });
    await expect(bench.call('inspectToken', { text: `${text}a` })).rejects.toThrow(/does not fit/);
    // A token of 64 KiB is taken from a service; it fits in, with what may stand around it.
    expect(PASTED_TOKEN_LIMIT).toBeGreaterThan(65_536 + 1_000);
  });

  it('knows no company once its token was replaced by a sign-out', async () => {
    const { bench, add } = await startCore();
    const id = await add(passwordDraft());
    const token = await bench.copied(id);
    await bench.call('signOut', { companyId: id });
    const found = await bench.call('inspectToken', { text: token });
    expect(found).not.toHaveProperty('origin');
  });
});

describe('details for IT', () => {
  it('say how the last try failed, and nothing that was typed', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(passwordDraft({ storePassword: true }));
    service.moods.set('acme.example.com', 'faulty');
    await bench.call('renew', { companyId: id });
    expect(await bench.call('copyDetails', { companyId: id })).toEqual({ copied: true });
    const report = bench.clipboard.text;
    expect(report).toMatch(/^HTTP status: 5\d\d$/m);
    expect(report).toMatch(/^Address: acme\.example\.com\/$/m);
    expect(report).toMatch(/^Password: stored$/m);
    expect(report).not.toMatch(/canary|practice-password|\bpractice\b|Practice Company/);
    expect(report).not.toContain(PASSWORD);
  });

  it('stay on the clipboard when it is time to clear a token', async () => {
    const { bench, add } = await startCore();
    await bench.call('changeSettings', { clearClipboardAfterS: 15 });
    const id = await add(passwordDraft());
    await bench.copied(id);
    await bench.call('copyDetails', { companyId: id });
    await bench.clock.advance(MINUTE_MS);
    expect(bench.clipboard.text).toMatch(/^TokenTray: details for IT/);
  });

  it.each([
    ['fails', () => Promise.reject(new Error('practice'))],
    ['keeps silent', () => new Promise<string>(() => undefined)],
  ] as const)('come without the proxy where the system %s', async (_how, proxyFor) => {
    const { bench, add } = await startCore();
    const id = await add(passwordDraft());
    bench.setupSystem.proxyFor = proxyFor;
    const answer = bench.call('copyDetails', { companyId: id });
    await bench.clock.advance(4_000);
    expect(await answer).toEqual({ copied: true });
    expect(bench.clipboard.text).toMatch(/^Proxy: unknown$/m);
  });

  it('are not copied where another program holds the clipboard', async () => {
    const { bench, add } = await startCore();
    const id = await add(passwordDraft());
    bench.clipboard.refuses = true;
    expect(await bench.call('copyDetails', { companyId: id })).toEqual({ copied: false });
  });
});

it('says what this copy of the app is, and opens its folder', async () => {
  const { bench } = await startCore();
  expect(await bench.call('readAbout', undefined)).toEqual({
    appVersion: '0.0.0',
    electronVersion: '45.0.0',
    chromiumVersion: '142.0.0',
    operatingSystem: 'Linux 6.8 (x64)',
    dataFolder: bench.folder,
  });
  expect(await bench.call('openDataFolder', undefined)).toEqual({ opened: true });
  expect(await bench.call('readLicences', undefined)).toEqual({ text: 'Practice licence' });
});

import { describe, expect, it } from 'vitest';
import { offered, sharedEntry, usualChoices } from '../../support/core/company-files.ts';
import { passwordDraft, saveOnly, signInAndSave, userIdDraft } from '../../support/core/company-inputs.ts';
import { startCore } from '../../support/core/core-under-test.ts';

const MINUTE_MS = 60_000;

describe('what is exported', () => {
  it('comes back as the same companies in another app, signed out, in one save', async () => {
    const from = await startCore();
    await from.add(passwordDraft({ storePassword: true, copyFormat: 'bearer' }));
    await from.add(userIdDraft());
    const companyIds = from.bench.snapshot().companies.map(({ id }) => id);
    const result = await from.bench.call('exportCompanies', { companyIds });
    expect(result).toEqual({ outcome: 'saved', path: 'TokenTray companies.tokentray', count: 2 });
    const text = from.bench.savedFiles[0]?.text ?? '';
    const to = await startCore();
    const before = JSON.parse(to.bench.filesText() || '{}').generation ?? 0;
    const preview = await offered(to.bench, text);
    expect(preview.entries.map(({ kind, label, address }) => [kind, label, address.host])).toEqual([
      ['new', 'ACME', 'acme.example.com'],
      ['new', 'Globex', 'globex.example.com'],
    ]);
    expect(to.bench.labels()).toEqual([]);
    const { importId } = preview;
    const applied = await to.bench.call('applyImport', { importId, choices: usualChoices(preview) });
    expect(applied).toMatchObject({ outcome: 'applied', added: 2, changed: 0 });
    expect(to.bench.filesText().match(/"generation": \d+/g)?.length).toBeGreaterThan(before);
    const facts = (bench: typeof to.bench) =>
      bench.snapshot().companies.map(({ label, address, account, copyFormat }) => ({
        ...{ label, address, account, copyFormat },
      }));
    expect(facts(to.bench)).toEqual(facts(from.bench));
    await to.bench.clock.advance(30 * MINUTE_MS);
    await to.bench.restart();
    expect(to.bench.snapshot().companies.map(({ status }) => status)).toEqual(['signedOut', 'signedOut']);
    expect(to.service.requests).toEqual([]);
    const acme = to.bench.company('ACME').id;
    await to.bench.call('saveCompany', signInAndSave(passwordDraft(), { companyId: acme }));
    expect(to.bench.company('ACME').status).toBe('ready');
  });

  it('holds nothing secret and no id', async () => {
    const { bench, add } = await startCore();
    const id = await add(passwordDraft({ storePassword: true }));
    await bench.call('exportCompanies', { companyIds: [id] });
    expect(bench.savedFiles.map(({ name }) => name)).toEqual(['ACME.tokentray']);
    const { exportedAt, ...file } = JSON.parse(bench.savedFiles[0]?.text ?? '');
    expect(exportedAt).toMatch(/^2026-01-05T/);
    expect(file).toEqual({ format: 'tokentray-companies', schemaVersion: 1, companies: [sharedEntry()] });
    expect(bench.savedFiles[0]?.text).not.toMatch(/canary|practice-password|company-1|storePassword/);
  });

  it('never has the practice company in it', async () => {
    const { bench } = await startCore((before) => {
      before.startPractice = async () => ({
        ...{ address: 'http://127.0.0.1:8001', companyName: 'Practice Company', userId: 'practice-26' },
        close: async () => undefined,
      });
    });
    const { companyId } = await bench.call('addPracticeCompany', undefined);
    if (companyId === null) throw new Error('the practice company was not added');
    expect(await bench.call('exportCompanies', { companyIds: [companyId] })).toEqual({
      outcome: 'cancelled',
    });
    const acme = await bench.call('saveCompany', saveOnly(passwordDraft()));
    const acmeId = acme.outcome === 'saved' ? acme.companyId : '';
    await bench.call('exportCompanies', { companyIds: [companyId, acmeId] });
    expect(JSON.parse(bench.savedFiles[0]?.text ?? '').companies).toEqual([sharedEntry()]);
  });

  it.each([
    ['../../etc/passwd', 'etc passwd.tokentray'],
    ['A/B\\C:D*E?F"G<H>I|J', 'A B C D E F G H I J.tokentray'],
    ['...', 'TokenTray companies.tokentray'],
    ['Söhne & Co', 'Söhne & Co.tokentray'],
    // What Windows keeps for its devices.
    ['Con', 'TokenTray companies.tokentray'],
    ['lpt1.old', 'TokenTray companies.tokentray'],
    ['Console', 'Console.tokentray'],
    // Never half a character.
    [`A${'🏢'.repeat(70)}`, `A${'🏢'.repeat(59)}.tokentray`],
  ])('of a company called %s gets the name %s', async (label, name) => {
    const { bench } = await startCore();
    const saved = await bench.call('saveCompany', saveOnly(passwordDraft({ label })));
    await bench.call('exportCompanies', {
      companyIds: [saved.outcome === 'saved' ? saved.companyId : 'none'],
    });
    expect(bench.savedFiles[0]?.name).toBe(name);
  });
});

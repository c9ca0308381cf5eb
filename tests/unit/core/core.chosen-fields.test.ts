// What is chosen rather than typed about a company: saved, shown, exported, imported, duplicated, told to IT.
import { describe, expect, it } from 'vitest';
import { allChoices, companyFile, offered, sharedEntry } from '../../support/core/company-files.ts';
import { generateTokenDraft, saveOnly } from '../../support/core/company-inputs.ts';
import { startCore } from '../../support/core/core-under-test.ts';

const ON = { username: 'practice-api', as_headers: 'on' };
const OFF = { username: 'practice-api' };
const SWITCH = 'This service wants them as headers too';
const entry = (account: object) =>
  sharedEntry({
    ...{ label: 'Initech', providerId: 'generate-token', address: 'https://initech.example.com/token' },
    account,
  });

async function startWith(account: Record<string, string>) {
  const test = await startCore();
  await test.add(generateTokenDraft({ account }));
  return { ...test, id: test.bench.company('Initech').id };
}

describe('a switch that is on', () => {
  it('goes along with exports, imports, duplicates and details for IT', async () => {
    const { bench, id } = await startWith(ON);
    expect(bench.company('Initech').account).toEqual(ON);
    await bench.call('exportCompanies', { companyIds: [id] });
    await bench.call('copyDetails', { companyId: id });
    expect(bench.clipboard.text).toContain(`${SWITCH}: On\n`);
    const { companyId } = await bench.call('duplicateCompany', { companyId: id });
    expect(bench.snapshot().companies.find((each) => each.id === companyId)?.account).toEqual(ON);
    const { bench: other } = await startCore();
    const { importId, ...preview } = await offered(other, bench.savedFiles[0]?.text ?? '');
    expect(preview.entries[0]?.account).toEqual([
      { name: 'User name', value: 'practice-api' },
      { name: SWITCH, value: 'On' },
    ]);
    await other.call('applyImport', { importId, choices: allChoices({ importId, ...preview }) });
    expect(other.company('Initech').account).toEqual(ON);
  });

  it('is not there for a company that was saved without it', async () => {
    const { bench, id } = await startWith({ ...OFF, as_headers: '' });
    expect(bench.company('Initech').account).toEqual(OFF);
    await bench.call('copyDetails', { companyId: id });
    expect(bench.clipboard.text).toContain(`${SWITCH}: Off\n`);
    await bench.call('saveCompany', saveOnly(generateTokenDraft({ account: OFF }), id));
    expect(bench.company('Initech').status).toBe('ready');
  });
});

describe('an import', () => {
  it.each([
    ['turns it on', OFF, ON, { from: 'Off', to: 'On' }],
    ['turns it off, where the file does not have it', ON, OFF, { from: 'On', to: 'Off' }],
  ])('%s, which signs out', async (_what, before, after, words) => {
    const { bench } = await startWith(before);
    const preview = await offered(bench, companyFile([entry(after)]));
    const change = { field: 'as_headers', name: SWITCH, signsOut: true, ...words };
    expect(preview.entries[0]?.changes).toEqual([change]);
    const { importId } = preview;
    await bench.call('applyImport', { importId, choices: allChoices(preview) });
    expect(bench.company('Initech').account).toEqual(after);
    expect(bench.company('Initech').status).toBe('signedOut');
    await bench.call('undoImport', { importId });
    expect(bench.company('Initech').account).toEqual(before);
    expect(bench.company('Initech').status).toBe('ready');
  });

  it('says that an optional field is empty', async () => {
    const { bench } = await startCore();
    const umbra = (account: object) =>
      companyFile([entry(account)]).replace('generate-token', 'oauth-password');
    const { importId, ...first } = await offered(bench, umbra({ username: 'practice', scope: 'read' }));
    await bench.call('applyImport', { importId, choices: allChoices({ importId, ...first }) });
    const { entries } = await offered(bench, umbra({ username: 'practice', client_authentication: 'body' }));
    expect(entries[0]?.changes.map(({ from, to }) => [from, to])).toEqual([
      ['In a header (HTTP Basic)', 'In the request body'],
      ['read', '(empty)'],
    ]);
  });

  it.each([{ as_headers: 'yes' }, { as_headers: 'on ' }, { scope: 'read' }])('refuses %j', async (odd) => {
    const { bench } = await startCore();
    const { entries, refused } = await offered(bench, companyFile([entry({ ...OFF, ...odd })]));
    expect([entries, refused.map(({ label }) => label)]).toEqual([[], ['Initech']]);
  });
});

import { describe, expect, it } from 'vitest';
import {
  allChoices,
  companyFile,
  offered,
  type SharedEntry,
  sharedEntry,
} from '../../support/core/company-files.ts';
import { passwordDraft, saveOnly } from '../../support/core/company-inputs.ts';
import { derOf, factsOf, startTrustingCore, type TrustingCore } from '../../support/core/trusting-core.ts';

const file = (entry: SharedEntry) => companyFile([entry], { schemaVersion: 2 });
const pinned = (core: TrustingCore, more: SharedEntry = {}) =>
  sharedEntry({
    trust: {
      certificate: { certificate: derOf(core.own), accepted: ['selfSigned'] },
      authority: { certificate: derOf(core.root) },
    },
    ...more,
  });

describe('a company file', () => {
  it('has what a company trusts, and is of the older version where no company trusts anything', async () => {
    const core = await startTrustingCore();
    const { bench } = core;
    const preview = await offered(bench, file(pinned(core)));
    await bench.call('applyImport', { importId: preview.importId, choices: allChoices(preview) });
    await bench.call(
      'saveCompany',
      saveOnly(passwordDraft({ label: 'Plain', address: 'https://b.example' })),
    );
    const ids = bench.snapshot().companies.map(({ id }) => id);
    for (const companyIds of [ids, ids.slice(1)]) await bench.call('exportCompanies', { companyIds });
    const [trusting, plain] = bench.savedFiles.map(({ text }) => JSON.parse(text));
    expect([trusting.schemaVersion, plain.schemaVersion]).toEqual([2, 1]);
    expect(trusting.companies[0]).toEqual(pinned(core));
    expect(JSON.stringify(trusting)).not.toMatch(/sinceMs|fingerprint/);
  });
});

describe('the preview of trust', () => {
  it('shows what the certificates say of themselves', async () => {
    const core = await startTrustingCore();
    const [entry] = (await offered(core.bench, file(pinned(core)))).entries;
    expect(
      entry?.changes.map(({ field, from, trust }) => [field, from, trust?.facts, trust?.accepted]),
    ).toEqual([
      ['certificate', '', factsOf(core.own), ['selfSigned']],
      ['authority', '', factsOf(core.root), []],
    ]);
  });

  it.each<[string, (core: TrustingCore) => unknown]>([
    ['a damaged certificate', () => ({ certificate: { certificate: 'AAAA', accepted: ['selfSigned'] } })],
    ['an authority that is a server', ({ own }) => ({ authority: { certificate: derOf(own) } })],
    [
      'an unusable certificate',
      ({ own }) => ({ certificate: { certificate: derOf(own), accepted: ['unusable'] } }),
    ],
    [
      'a fingerprint of its own',
      ({ own }) => ({
        certificate: { certificate: derOf(own), accepted: ['selfSigned'], fingerprint: '0'.repeat(64) },
      }),
    ],
  ])('refuses the company with %s', async (_what, trust) => {
    const core = await startTrustingCore();
    const preview = await offered(core.bench, file(sharedEntry({ trust: trust(core) })));
    expect([preview.entries, preview.refused.map(({ label }) => label)]).toEqual([[], ['ACME']]);
  });
});

describe('importing trust', () => {
  it('takes only what is ticked, from now on', async () => {
    const core = await startTrustingCore();
    const { bench } = core;
    const preview = await offered(bench, file(pinned(core)));
    const choices = [{ entry: 0, fields: ['', 'certificate'] }];
    await bench.call('applyImport', { importId: preview.importId, choices });
    const { trust } = bench.company('ACME');
    expect(trust).toEqual({
      certificate: {
        ...factsOf(core.own),
        ...{ host: 'acme.example.com', accepted: ['selfSigned'], sinceMs: bench.clock.now() },
      },
    });
    const { entries } = await bench.call('readActivity', { companyId: null, group: null, limit: 10 });
    expect(entries.map(({ text }) => text)).toContain('Certificate trusted');
  });

  it('changes a company that is there only where that is ticked, and undoes it', async () => {
    const core = await startTrustingCore();
    const { bench } = core;
    await bench.call('saveCompany', saveOnly(passwordDraft()));
    const preview = await offered(bench, file(pinned(core, { label: 'ACME Ltd' })));
    const [entry] = preview.entries;
    expect(entry?.changes.map(({ field, signsOut }) => [field, signsOut])).toEqual([
      ['label', false],
      ['certificate', false],
      ['authority', false],
    ]);
    const { importId } = preview;
    const choices = [{ entry: 0, fields: ['label', 'authority'] }];
    expect(await bench.call('applyImport', { importId, choices })).toMatchObject({ changed: 1 });
    expect(Object.keys(bench.company('ACME Ltd').trust ?? {})).toEqual(['authority']);
    await bench.call('undoImport', { importId });
    expect(bench.company('ACME').trust).toBeUndefined();
  });

  it('says nothing against the trust that a company has, where the file has none', async () => {
    const core = await startTrustingCore();
    const { bench } = core;
    const preview = await offered(bench, file(pinned(core)));
    await bench.call('applyImport', { importId: preview.importId, choices: allChoices(preview) });
    const again = await offered(bench, companyFile([sharedEntry()]));
    expect(again.entries.map(({ kind }) => kind)).toEqual(['same']);
  });

  it('drops a certificate with another address, unless the file brings the one of that address', async () => {
    const core = await startTrustingCore();
    const { bench } = core;
    const first = await offered(bench, file(pinned(core)));
    await bench.call('applyImport', { importId: first.importId, choices: allChoices(first) });
    const moved = await offered(bench, companyFile([sharedEntry({ address: 'https://moved.example.com/' })]));
    const choices = [{ entry: 0, fields: ['address'] }];
    await bench.call('applyImport', { importId: moved.importId, choices });
    expect(Object.keys(bench.company('ACME').trust ?? {})).toEqual(['authority']);
  });
});

// An import while 200 companies are being renewed: no one loses a session, and what was on its way for a company that
// now has another address goes nowhere.
import { afterEach, expect, it } from 'vitest';
import { UNDO_MS } from '../../../app/shared/contract/companies.ts';
import { allChoices, companyFile, offered, sharedEntry } from '../../support/core/company-files.ts';
import { passwordDraft, signInAndSave } from '../../support/core/company-inputs.ts';
import { CoreBench } from '../../support/core/core-bench.ts';
import { MemoryFiles } from '../../support/core/memory-files.ts';
import { ModelService } from '../../support/services/model-service.ts';

const COMPANIES = 200;
const MINUTE_MS = 60_000;
/** Two hundred companies take their time on a busy machine. */
const TEST_TIMEOUT_MS = 120_000;
const host = (number: number) => `c${number}.example.com`;
const label = (number: number) => `Company ${number}`;

let started: CoreBench | undefined;

afterEach(() => started?.[Symbol.asyncDispose]());

async function benchWithCompanies() {
  const files = new MemoryFiles();
  const bench: CoreBench = new CoreBench({ fetch: (input, init) => service.fetch(input, init), files });
  const service = new ModelService(bench.clock, bench.network);
  started = bench;
  await bench.start();
  const numbers = Array.from({ length: COMPANIES }, (_, number) => number);
  for (const number of numbers) {
    const draft = passwordDraft({ label: label(number), address: `https://${host(number)}` });
    await bench.call('saveCompany', signInAndSave(draft));
  }
  return { bench, service, numbers };
}

it(
  'keeps every session and sends nothing to a changed address',
  async () => {
    const { bench, service, numbers } = await benchWithCompanies();
    for (const number of numbers) service.moods.set(host(number), 'slow');
    const renewed = bench.call('renewAll', undefined);
    await bench.clock.advance(3_000);
    expect(bench.snapshot().companies.filter(({ renewing }) => renewing).length).toBe(COMPANIES);

    const moved = numbers.filter((number) => number % 10 === 0);
    const renamed = numbers.filter((number) => number % 10 === 1);
    const preview = await offered(
      bench,
      companyFile([
        ...moved.map((number) =>
          sharedEntry({ label: label(number), address: `https://new-${host(number)}` }),
        ),
        ...renamed.map((number) =>
          sharedEntry({ label: `Renamed ${number}`, address: `https://${host(number)}` }),
        ),
        ...numbers.map((number) =>
          sharedEntry({ label: `New ${number}`, address: `https://n${number}.example.com` }),
        ),
      ]),
    );
    const { importId } = preview;
    const applied = await bench.call('applyImport', { importId, choices: allChoices(preview) });
    expect(applied).toMatchObject({
      outcome: 'applied',
      added: COMPANIES,
      changed: moved.length + renamed.length,
    });
    for (let minute = 0; minute < 7; minute += 1) await bench.clock.advance(MINUTE_MS);
    await renewed;
    // The next round of renewals takes no time.
    for (const number of numbers) service.moods.set(host(number), 'fine');
    for (let minute = 0; minute < 10; minute += 1) await bench.clock.advance(MINUTE_MS);

    const { companies } = bench.snapshot();
    const byLabel = new Map(companies.map((company) => [company.label, company]));
    expect(companies.length).toBe(2 * COMPANIES);
    for (const number of numbers) {
      const name = renamed.includes(number) ? `Renamed ${number}` : label(number);
      const expected = moved.includes(number) ? 'signedOut' : 'ready';
      expect([name, byLabel.get(name)?.status]).toEqual([name, expected]);
    }
    const strangers = service.requests.filter((request) => /^(new-|n\d)/.test(request.host));
    expect(strangers).toEqual([]);
    const keptIds = companies.filter(({ status }) => status === 'ready').map(({ id }) => id);
    expect(keptIds.length).toBe(COMPANIES - moved.length);
    const token = await bench.copied(keptIds[0] ?? '');
    expect(service.livesForMs(token)).toBeGreaterThan(0);
    expect(bench.bugs).toEqual([]);
  },
  TEST_TIMEOUT_MS,
);

it(
  'gives every session back when it is undone in the storm',
  async () => {
    const { bench, service, numbers } = await benchWithCompanies();
    for (const number of numbers) service.moods.set(host(number), 'slow');
    const renewed = bench.call('renewAll', undefined);
    await bench.clock.advance(3_000);
    const preview = await offered(
      bench,
      companyFile(
        numbers.map((number) =>
          sharedEntry({ label: label(number), address: `https://new-${host(number)}` }),
        ),
      ),
    );
    const { importId } = preview;
    await bench.call('applyImport', { importId, choices: allChoices(preview) });
    await bench.clock.advance(UNDO_MS - 1_000);
    expect(await bench.call('undoImport', { importId })).toEqual({ undone: true });
    for (const number of numbers) service.moods.set(host(number), 'fine');
    for (let minute = 0; minute < 10; minute += 1) await bench.clock.advance(MINUTE_MS);
    await renewed;
    const { companies } = bench.snapshot();
    expect(
      companies.filter(({ status, address }) => status === 'ready' && !address.includes('new-')).length,
    ).toBe(COMPANIES);
    expect(service.requests.filter((request) => request.host.startsWith('new-'))).toEqual([]);
    expect(bench.bugs).toEqual([]);
  },
  TEST_TIMEOUT_MS,
);

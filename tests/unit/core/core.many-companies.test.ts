// What one company costs while there are many others: counted, never timed.
import { describe, expect, it, vi } from 'vitest';
import { CompanyList } from '../../../app/companies/company-list.ts';
import { Session } from '../../../app/tokens/session.ts';
import { companyFile, offered, sharedEntry } from '../../support/core/company-files.ts';
import { startCore } from '../../support/core/core-under-test.ts';
import { MemoryFiles } from '../../support/core/memory-files.ts';

async function coreWith(count: number) {
  const { bench, service } = await startCore(undefined, { files: new MemoryFiles() });
  const entries = Array.from({ length: count }, (_, at) =>
    sharedEntry({
      ...{
        label: `Company ${at}`,
        providerId: 'klearstack-user-id',
        address: `https://s${at % 7}.example.com`,
      },
      account: { company_name: 'Practice Company', user_id: 'practice-26' },
    }),
  );
  const { importId, entries: found } = await offered(bench, companyFile(entries));
  await bench.call('applyImport', { importId, choices: found.map(({ entry }) => ({ entry, fields: [] })) });
  const ids = bench.snapshot().companies.map(({ id }) => id);
  for (const companyId of ids) await bench.call('signIn', { companyId, secrets: {}, storePassword: false });
  await bench.settle();
  return { bench, service, ids };
}

/** How often any session is looked at, and the list is, from a renewal of the last company to its end. */
async function looksForOneRenewal(count: number) {
  const { bench, service, ids } = await coreWith(count);
  const before = service.requests.length;
  const spies = [
    vi.spyOn(Session.prototype, 'view', 'get'),
    vi.spyOn(Session.prototype, 'company', 'get'),
    vi.spyOn(Session.prototype, 'dueAtMs'),
    vi.spyOn(CompanyList.prototype, 'get'),
  ];
  await bench.call('renew', { companyId: ids.at(-1) ?? '' });
  await bench.settle();
  const looks = spies.map(({ mock }) => mock.calls.length);
  for (const spy of spies) spy.mockRestore();
  expect(service.requests.length).toBe(before + 1);
  return looks;
}

describe('with many companies', () => {
  it('a renewal looks at no more sessions than with few, until tray and window are told', async () => {
    expect(await looksForOneRenewal(300)).toEqual(await looksForOneRenewal(10));
  });
});

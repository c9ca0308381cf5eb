import { expect, it } from 'vitest';
import type { Company } from '../../../app/companies/company.ts';
import { CompanyList } from '../../../app/companies/company-list.ts';
import { ManualClock } from '../../support/core/manual-clock.ts';

const company = (id: string): Company => ({
  ...{ id, label: id, providerId: 'generate-token', address: 'https://acme.example.com/', account: {} },
  ...{ storePassword: false, copyFormat: 'token', practice: false },
});

it('tells at once when companies come, change or go, before it is on the disk', async () => {
  const heard: string[][] = [];
  let isSaved = false;
  const list = new CompanyList({
    clock: new ManualClock(),
    document: {
      load: async () => ({ value: { companies: [company('one')] }, faults: [], source: 'current' }),
      save: async () => {
        isSaved = true;
        return { outcome: 'saved' };
      },
    },
    onSaved: () => undefined,
    onChange: (all) => void heard.push(all.map(({ label }) => label)),
  });
  await list.load();
  void list.add(company('two'));
  void list.update({ ...company('one'), label: 'ACME' });
  void list.remove('one');
  expect(heard).toEqual([['one'], ['one', 'two'], ['ACME', 'two'], ['two']]);
  expect(isSaved).toBe(false);
  await list.flush();
  expect(isSaved).toBe(true);
});

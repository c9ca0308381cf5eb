import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COMPANIES_DOCUMENT } from '../../../app/companies/company-list.ts';
import { CURRENT, DocumentBench, sealed } from '../../support/storage/document-bench.ts';
import { acme } from '../tokens/session-under-test.ts';

let bench: DocumentBench;
beforeEach(() => {
  bench = new DocumentBench();
});
afterEach(() => bench[Symbol.dispose]());

const many = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ ...acme, id: `c${at}`, label: `Company ${at}` }));
const load = (payload: unknown) => {
  bench.put(CURRENT, sealed(payload));
  return bench.restart(COMPANIES_DOCUMENT).load();
};

describe('a stored list', () => {
  it.each([0, 1, 499, 500, 501, 1_700])('of %d companies is read as it was saved', async (count) => {
    const companies = many(count);
    expect(await load({ companies })).toMatchObject({ source: 'current', value: { companies }, faults: [] });
  });

  it('lets others have a turn while 1,700 are checked', async () => {
    let turns = 0;
    let isLoaded = false;
    const count = () => {
      turns += 1;
      if (!isLoaded) setImmediate(count);
    };
    setImmediate(count);
    await load({ companies: many(1_700) });
    isLoaded = true;
    expect(turns).toBeGreaterThanOrEqual(3);
  });

  it.each([0, 500, 1_699])('with a wrong company at place %d is left alone', async (place) => {
    const companies = many(1_700).with(place, { ...acme, id: '' });
    expect(await load({ companies })).toMatchObject({
      source: 'refused',
      value: { companies: [] },
      faults: [{ kind: 'notUnderstood' }],
    });
  });

  it.each([[{}], [{ companies: {} }], [{ companies: null }], [[]], ['x'], [null]])(
    'that is %j is left alone',
    async (payload) => {
      expect(await load(payload)).toMatchObject({ source: 'refused', faults: [{ kind: 'notUnderstood' }] });
    },
  );
});

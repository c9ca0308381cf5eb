import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../../app/shared/contract/snapshot.ts';
import { diffSnapshots } from '../../../../app/shared/snapshot/snapshot-diff.ts';
import { company } from '../../../support/snapshot/company-view-sample.ts';
import { snapshot } from '../../../support/snapshot/snapshot-sample.ts';

const acme = company({ id: 'a', label: 'ACME' });
const globex = company({ id: 'g', label: 'Globex' });
const initech = company({ id: 'i', label: 'Initech' });

describe('the change between two snapshots', () => {
  it('holds the companies that changed, and no other', () => {
    const renewed = { ...globex, renewing: true };
    const change = diffSnapshots(
      snapshot({ companies: [acme, globex] }),
      snapshot({ revision: 2, companies: [structuredClone(acme), renewed] }),
    );
    expect(change).toEqual({ since: 1, revision: 2, companies: [renewed], rest: {} });
  });

  it('holds a company that has lost a field', () => {
    const before = snapshot({ companies: [{ ...acme, releaseVersion: '7' }] });
    expect(diffSnapshots(before, snapshot({ companies: [acme] }))?.companies).toEqual([acme]);
  });

  it('is none where only the revision is another', () => {
    expect(diffSnapshots(snapshot(), snapshot({ revision: 2 }))).toBeUndefined();
  });

  it('tells the order where companies come, go or move', () => {
    const before = snapshot({ companies: [acme, globex] });
    const orderTo = (...next: Snapshot['companies']) =>
      diffSnapshots(before, snapshot({ companies: next }))?.order;
    expect([orderTo(globex, acme), orderTo(acme), orderTo(acme, initech, globex)]).toEqual([
      ['g', 'a'],
      ['a'],
      ['a', 'i', 'g'],
    ]);
  });
});

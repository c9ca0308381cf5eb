import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot, SnapshotChange } from '../../../../app/shared/contract/snapshot.ts';
import { diffSnapshots } from '../../../../app/shared/snapshot/snapshot-diff.ts';
import { patchSnapshot } from '../../../../app/shared/snapshot/snapshot-patch.ts';
import { company } from '../../../support/snapshot/company-view-sample.ts';
import { snapshot } from '../../../support/snapshot/snapshot-sample.ts';
import { states } from './snapshot-states.ts';

/** As the window has it after the change has crossed to its process. */
function patched(before: Snapshot, after: Snapshot): Snapshot {
  const change = diffSnapshots(before, after);
  return change ? patchSnapshot(before, structuredClone(change)) : { ...before, revision: after.revision };
}

describe('a snapshot patched with the change to another one', () => {
  it('equals that other one, whatever the two are', () => {
    fc.assert(
      fc.property(states, states, (before, next) => {
        const after = { ...next, revision: 2 };
        expect(patched(before, after)).toEqual(after);
      }),
    );
  });

  it('keeps what did not change as the same object, so that nothing of it is drawn again', () => {
    const acme = company({ id: 'a', label: 'ACME' });
    const globex = company({ id: 'g', label: 'Globex' });
    const before = snapshot({ companies: [acme, globex] });
    const after = patched(before, {
      ...before,
      revision: 2,
      companies: [acme, { ...globex, renewing: true }],
    });
    expect(after.companies[0]).toBe(acme);
    expect(after.companies[1]?.account).toBe(globex.account);
    expect(after.settings).toBe(before.settings);
    const change: SnapshotChange = { since: 1, revision: 2, companies: [], rest: { language: 'de' } };
    expect(patchSnapshot(before, change).companies).toBe(before.companies);
  });
});

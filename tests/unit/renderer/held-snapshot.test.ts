import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot, SnapshotChange } from '../../../app/shared/contract/snapshot.ts';
import { SnapshotFeed } from '../../../app/snapshot/snapshot-feed.ts';
import { HeldSnapshot } from '../../../renderer/held-snapshot.ts';
import { company } from '../../support/snapshot/company-view-sample.ts';
import { snapshot } from '../../support/snapshot/snapshot-sample.ts';
import { states } from '../shared/snapshot/snapshot-states.ts';

const acme = company({ id: 'a', label: 'ACME' });
const globex = company({ id: 'g', label: 'Globex' });
const initech = company({ id: 'i', label: 'Initech' });
const days = fc.array(states, { minLength: 2, maxLength: 12 });
/** What arrives on the other side of the process border. */
const sent = <T>(value: T): T => structuredClone(value);

describe('the snapshot that a window holds', () => {
  /** Main's side: states under rising revisions, and a feed that reads the newest. */
  function mainWith(first: Snapshot) {
    let [now, revision] = [first, 0];
    const numbered = () => {
      revision += 1;
      return { ...now, revision };
    };
    const feed = new SnapshotFeed(numbered);
    const becomes = (next: Snapshot) => {
      now = next;
      return sent(feed.changeTo(numbered()));
    };
    return { feed, becomes, now: () => now };
  }
  const withoutRevision = ({ revision: _revision, ...rest }: Snapshot) => rest;

  it('is always the newest, whenever the whole arrives among the changes and whichever is lost', async () => {
    await fc.assert(
      fc.asyncProperty(days, fc.infiniteStream(fc.nat(3)), async ([first, ...later], dice) => {
        const main = mainWith(first as Snapshot);
        const replies: (() => void)[] = [];
        const readWhole = () => {
          const whole = sent(main.feed.whole());
          return new Promise<Snapshot>((resolve) => replies.push(() => resolve(whole)));
        };
        const settle = async () => {
          for (const reply of replies.splice(0)) reply();
          await new Promise((resolve) => setImmediate(resolve));
        };
        const held = new HeldSnapshot({ readWhole, onChange: () => undefined });
        void held.read();
        let isLost = false;
        for (const state of later) {
          const change = main.becomes(state);
          const roll = dice.next().value;
          if (change && roll === 0) isLost = true;
          else if (change) {
            held.take(change);
            isLost = false;
          }
          if (roll === 1) await settle();
        }
        while (replies.length > 0) await settle();
        if (!isLost) expect(withoutRevision(held.current as Snapshot)).toEqual(withoutRevision(main.now()));
      }),
    );
  });

  it('reads the whole again after a gap, once', async () => {
    const main = mainWith(snapshot({ companies: [acme] }));
    let reads = 0;
    const held = new HeldSnapshot({
      readWhole: async () => {
        reads += 1;
        return main.feed.whole();
      },
      onChange: () => undefined,
    });
    await held.read();
    main.becomes(snapshot({ companies: [acme, globex] }));
    const missing = main.becomes(snapshot({ companies: [acme, globex, initech] })) as SnapshotChange;
    held.take(missing);
    held.take(missing);
    await new Promise((resolve) => setImmediate(resolve));
    expect([reads, held.current?.companies.length]).toEqual([2, 3]);
  });

  it('is told nothing before it asked, and nothing twice', () => {
    const main = mainWith(snapshot());
    expect(main.becomes(snapshot({ companies: [acme] }))).toBeUndefined();
    main.feed.whole();
    expect(main.becomes(snapshot({ companies: [acme] }))).toBeUndefined();
    expect(main.becomes(snapshot({ companies: [acme, globex] }))?.companies).toEqual([globex]);
  });
});

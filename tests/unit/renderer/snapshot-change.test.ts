import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot, SnapshotChange } from '../../../app/contract.ts';
import { changeBetween } from '../../../app/snapshot/snapshot-change.ts';
import { SnapshotFeed } from '../../../app/snapshot/snapshot-feed.ts';
import { HeldSnapshot } from '../../../renderer/held-snapshot.ts';
import { afterChange } from '../../../renderer/snapshot-change.ts';
import { company } from '../../support/snapshot/company-view-sample.ts';
import { snapshot } from './snapshot-sample.ts';

const acme = company({ id: 'a', label: 'ACME' });
const globex = company({ id: 'g', label: 'Globex' });
const initech = company({ id: 'i', label: 'Initech' });
/** What arrives on the other side of the process border. */
const sent = <T>(value: T): T => structuredClone(value);

const companies = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')).chain((ids) =>
  fc.tuple(
    ...ids.map((id) =>
      fc
        .record({
          label: fc.constantFrom('ACME', 'Globex'),
          renewing: fc.boolean(),
          claims: fc.option(fc.record({ subject: fc.constantFrom('one', 'two') }), { nil: undefined }),
        })
        .map(({ claims, ...fields }) => company({ id, ...fields, ...(claims ? { claims } : {}) })),
    ),
  ),
);
const states = fc
  .record({
    companies,
    activityRevision: fc.nat(2),
    trayAvailable: fc.boolean(),
    language: fc.constantFrom('en', 'de'),
  })
  .map((parts) => snapshot(parts));
const days = fc.array(states, { minLength: 2, maxLength: 12 });

describe('a change between two snapshots', () => {
  it('makes the one into the other, whatever they are', () => {
    fc.assert(
      fc.property(states, states, (previous, next) => {
        const numbered = { ...next, revision: 2 };
        const change = changeBetween(previous, numbered);
        expect(change ? afterChange(previous, sent(change)) : { ...previous, revision: 2 }).toEqual(numbered);
      }),
    );
  });

  it('holds the companies that changed, and no other', () => {
    const renewed = { ...globex, renewing: true };
    const change = changeBetween(
      snapshot({ companies: [acme, globex] }),
      snapshot({ revision: 2, companies: [sent(acme), renewed] }),
    );
    expect(change).toEqual({ since: 1, revision: 2, companies: [renewed], rest: {} });
  });

  it('is none where only the revision is another', () => {
    expect(changeBetween(snapshot(), snapshot({ revision: 2 }))).toBeUndefined();
  });

  it('tells the order where companies come, go or move', () => {
    const before = snapshot({ companies: [acme, globex] });
    const orderTo = (...next: Snapshot['companies']) =>
      changeBetween(before, snapshot({ companies: next }))?.order;
    expect([orderTo(globex, acme), orderTo(acme), orderTo(acme, initech, globex)]).toEqual([
      ['g', 'a'],
      ['a'],
      ['a', 'i', 'g'],
    ]);
  });

  it('leaves what did not change as the same object, so that nothing of it is drawn again', () => {
    const before = snapshot({ companies: [acme, globex] });
    const next = { ...before, revision: 2, companies: [acme, { ...globex, renewing: true }] };
    const after = afterChange(before, sent(changeBetween(before, next) as SnapshotChange));
    expect(after.companies[0]).toBe(acme);
    expect(after.companies[1]?.account).toBe(globex.account);
    expect(after.settings).toBe(before.settings);
    const other = afterChange(before, { since: 1, revision: 2, companies: [], rest: { language: 'de' } });
    expect(other.companies).toBe(before.companies);
  });
});

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

import { describe, expect, it } from 'vitest';
import type { WindowPlace } from '../../../app/settings/window-place-store.ts';
import type { CompanyView } from '../../../app/shared/contract/companies.ts';
import type { Snapshot } from '../../../app/shared/contract/snapshot.ts';
import type { StoredHome } from '../../../app/snapshot/home-picture.ts';
import { KeptHomePicture } from '../../../app/snapshot/kept-home-picture.ts';
import { ManualClock } from '../../support/core/manual-clock.ts';
import { company } from '../../support/snapshot/company-view-sample.ts';
import { homePicture, pictureRow } from '../../support/snapshot/home-picture-sample.ts';
import { snapshot } from '../../support/snapshot/snapshot-sample.ts';

const ACME = company({ id: 'a', label: 'ACME' });
const known = (companies: readonly CompanyView[] = [ACME], parts: Partial<Snapshot> = {}) =>
  snapshot({ companies, ...parts });

function bench() {
  const clock = new ManualClock();
  const saved: StoredHome[] = [];
  const disk = { place: null as WindowPlace | null };
  const open = async () => {
    const kept = new KeptHomePicture({
      ...{ clock, place: () => disk.place },
      document: {
        load: async () => ({ value: saved.at(-1) ?? { picture: null }, source: 'current', faults: [] }),
        save: async (value) => {
          saved.push(value);
          return { outcome: 'saved' };
        },
      },
    });
    await kept.load();
    return kept;
  };
  return { clock, saved, disk, open };
}

async function withPicture() {
  const test = bench();
  const kept = await test.open();
  kept.keep(homePicture(), known());
  await kept.flush();
  const newest = async () => {
    await kept.flush();
    return test.saved.at(-1)?.picture;
  };
  return { ...test, kept, newest };
}

describe('the picture that is kept', () => {
  it('names what it shows, as main knows it, with the theme', async () => {
    const { newest } = await withPicture();
    expect(await newest()).toEqual({
      ...homePicture(),
      ...{ companies: [{ id: 'a', label: 'ACME', isSignedOut: false }], theme: 'system', place: null },
    });
  });

  it('is written once for many that are the same', async () => {
    const { kept, saved, clock } = await withPicture();
    for (let each = 0; each < 10; each += 1) {
      kept.keep(homePicture(), known());
      kept.review(known());
      await clock.advance(60_000);
    }
    expect(saved).toHaveLength(1);
  });

  it('is none of companies that are not there', async () => {
    const { kept, saved } = await withPicture();
    kept.keep(homePicture({ parts: pictureRow('another', 'Globex') }), known());
    await kept.flush();
    expect(saved).toHaveLength(1);
  });

  it.each([
    ['was deleted', known([])],
    ['was renamed', known([company({ id: 'a', label: 'ACME 2' })])],
    ['was signed out', known([company({ id: 'a', label: 'ACME', status: 'signedOut' })])],
    [
      'may be shown by a newer version, which is installed first',
      known([ACME], {
        updates: { permission: 'daily', status: { kind: 'ready', version: '2.0.0' }, lastCheckedMs: null },
      }),
    ],
  ])('is forgotten once a company in it %s', async (_what, now) => {
    const { kept, newest } = await withPicture();
    kept.review(now);
    expect(await newest()).toBeNull();
  });

  it('is forgotten even if no window has sent one since the start', async () => {
    const { open, newest } = await withPicture();
    const next = await open();
    next.review(known([]));
    await next.flush();
    expect(await newest()).toBeNull();
  });

  it('stays while tokens are renewed and others come and go', async () => {
    const { kept, newest } = await withPicture();
    kept.review(known([company({ ...ACME, status: 'renewing' }), company({ id: 'b', label: 'Globex' })]));
    expect(await newest()).not.toBeNull();
  });

  it('follows the theme, and the window', async () => {
    const { kept, disk, newest } = await withPicture();
    disk.place = { x: 0, y: 0, width: 900, height: 700, isMaximized: true, zoomLevel: 1 };
    kept.review(known([ACME], { settings: { ...snapshot().settings, theme: 'dark' } }));
    expect(await newest()).toMatchObject({ theme: 'dark', place: disk.place });
  });
});

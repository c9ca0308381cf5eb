import { describe, expect, it } from 'vitest';
import type { WindowPlace } from '../../../app/settings/window-place-store.ts';
import type { CompanyView } from '../../../app/shared/contract/companies.ts';
import type { HomePicture } from '../../../app/shared/contract/home-picture.ts';
import type { Snapshot } from '../../../app/shared/contract/snapshot.ts';
import type { StoredHome } from '../../../app/snapshot/home-picture.ts';
import { KeptHomePicture } from '../../../app/snapshot/kept-home-picture.ts';
import { ManualClock } from '../../support/core/manual-clock.ts';
import { company } from '../../support/snapshot/company-view-sample.ts';
import { homePicture, pictureRow } from '../../support/snapshot/home-picture-sample.ts';
import { notice, snapshot } from '../../support/snapshot/snapshot-sample.ts';

const ACME = company({ id: 'a', label: 'ACME' });
const known = (companies: readonly CompanyView[] = [ACME], parts: Partial<Snapshot> = {}) =>
  snapshot({ companies, language: 'en-GB-u-hc-h12', ...parts });
const PRODUCTION = { kind: 'production', name: 'Production' } as const;
const READY_UPDATE: Partial<Snapshot> = {
  updates: { permission: 'daily', status: { kind: 'ready', version: '2.0.0' }, lastCheckedMs: null },
};

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
      list: {
        companies: [
          {
            ...{ id: 'a', label: 'ACME', difference: null, environment: null },
            ...{ isFavourite: false, isManaged: false, offers: 'copy' },
          },
        ],
        ...{ total: 1, notices: [] },
      },
      ...{ theme: 'system', place: null },
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

  it.each<[string, HomePicture, Snapshot]>([
    ['of companies that are not there', homePicture({ parts: pictureRow('b', 'Globex') }), known()],
    ['without a row', homePicture({ parts: [] }), known()],
    [
      'that offers a copy where the next start finds no sign-in',
      homePicture(),
      known([ACME], { secretStorage: 'memory', notices: [notice('memoryOnly')] }),
    ],
    [
      'that offers a sign-in where the next start needs none',
      homePicture({ parts: pictureRow('a', 'ACME', ['signIn']) }),
      known(),
    ],
    ['in another language', homePicture({ language: 'de' }), known()],
    ['below a notice that may be over', homePicture(), known([ACME], { notices: [notice('trayLost')] })],
    [
      'while an update waits, which the next start installs first',
      homePicture(),
      known([ACME], READY_UPDATE),
    ],
  ])('is none %s', async (_what, picture, now) => {
    const test = bench();
    const kept = await test.open();
    kept.keep(picture, now);
    await kept.flush();
    expect(test.saved).toEqual([]);
  });

  it.each([
    ['a company in it was deleted', known([])],
    ['a company in it was renamed', known([{ ...ACME, label: 'ACME 2' }])],
    ['a company in it was signed out', known([{ ...ACME, status: 'signedOut' }])],
    ['a company in it needs a sign-in', known([{ ...ACME, status: 'needsSignIn' }])],
    ['a company in it was marked as production', known([{ ...ACME, environment: PRODUCTION }])],
    ['a company in it became a favourite', known([{ ...ACME, favourite: true }])],
    [
      'a company in it is managed',
      known([{ ...ACME, managed: {} as unknown as NonNullable<CompanyView['managed']> }]),
    ],
    ['another has its name', known([ACME, company({ id: 'z', label: 'ACME', account: { username: 'z' } })])],
    ['another comes before it', known([company({ id: 'b', label: 'Globex', status: 'needsSignIn' }), ACME])],
    ['there is one more', known([ACME, company({ id: 'b', label: 'Globex' })])],
    ['the next start finds no sign-in', known([ACME], { secretStorage: 'memory' })],
    [
      'there is a notice that the next start has too',
      known([ACME], { notices: [notice('trayUnavailable')] }),
    ],
    ['there is any other notice', known([ACME], { notices: [notice('saveFailed-vault')] })],
    ['another language is spoken', known([ACME], { language: 'de-DE' })],
    ['a newer version is installed first', known([ACME], READY_UPDATE)],
  ])('is forgotten once %s', async (_what, now) => {
    const { kept, newest } = await withPicture();
    kept.review(now);
    expect(await newest()).toBeNull();
  });

  it('is forgotten at once', async () => {
    const { kept, saved } = await withPicture();
    kept.review(known([{ ...ACME, environment: PRODUCTION }]));
    await new Promise(setImmediate);
    expect(saved.at(-1)).toEqual({ picture: null });
  });

  it('is forgotten even if no window has sent one since the start', async () => {
    const { open, newest } = await withPicture();
    const next = await open();
    next.review(known([]));
    await next.flush();
    expect(await newest()).toBeNull();
  });

  it('stays while tokens are renewed, or cannot be', async () => {
    const { kept, newest } = await withPicture();
    for (const status of ['renewing', 'retrying', 'expired', 'onDemand'] as const)
      kept.review(known([{ ...ACME, status, offline: true }]));
    expect(await newest()).not.toBeNull();
  });

  it('stays below a notice that is there at the next start, and goes with it', async () => {
    const { kept, newest } = await withPicture();
    const weak = known([ACME], { notices: [notice('weakStorage')] });
    kept.keep(homePicture(), weak);
    kept.review(weak);
    expect(await newest()).not.toBeNull();
    kept.review(known());
    expect(await newest()).toBeNull();
  });

  it('follows the theme, and the window', async () => {
    const { kept, disk, newest } = await withPicture();
    disk.place = { x: 0, y: 0, width: 900, height: 700, isMaximized: true, zoomLevel: 1 };
    kept.review(known([ACME], { settings: { ...snapshot().settings, theme: 'dark' } }));
    expect(await newest()).toMatchObject({ theme: 'dark', place: disk.place });
  });
});

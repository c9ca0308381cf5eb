import { describe, expect, it } from 'vitest';
import type { CompanyView } from '../../../app/shared/contract/companies.ts';
import type { Snapshot } from '../../../app/shared/contract/snapshot.ts';
import { hasRowsOf, listAtStart } from '../../../app/snapshot/list-at-start.ts';
import { company } from '../../support/snapshot/company-view-sample.ts';
import { homePicture, pictureRow } from '../../support/snapshot/home-picture-sample.ts';
import { notice, snapshot } from '../../support/snapshot/snapshot-sample.ts';

const ACME = company({ id: 'a', label: 'ACME' });
const list = (companies: readonly CompanyView[], parts: Partial<Snapshot> = {}, count = companies.length) =>
  listAtStart(snapshot({ companies, ...parts }), count);
const ids = (companies: readonly CompanyView[], count?: number) =>
  list(companies, {}, count)?.companies.map(({ id }) => id);

describe('the list that a start will show', () => {
  it('has what the rows show', () => {
    const environment = { kind: 'production', name: 'Production' } as const;
    const managed = { source: 'file', place: '/etc/tokentray.json' } as unknown as CompanyView['managed'];
    expect(list([{ ...ACME, environment, favourite: true, ...(managed && { managed }) }])).toEqual({
      companies: [
        {
          ...{ id: 'a', label: 'ACME', difference: null, environment },
          ...{ isFavourite: true, isManaged: true, offers: 'copy' },
        },
      ],
      total: 1,
      notices: [],
    });
  });

  it('tells those of the same name apart, even from one that is not in view', () => {
    const twin = company({ id: 'z', label: 'acme', account: { username: 'anna' } });
    expect(list([ACME, company({ id: 'b', label: 'Globex' }), twin], {}, 2)?.companies).toMatchObject([
      { id: 'a', difference: 'practice' },
      { id: 'b', difference: null },
    ]);
  });

  it('begins with those that need their operator after a start, not with those that do now', () => {
    const companies = [
      company({ id: 'a' }),
      company({ id: 'b', status: 'needsSignIn', validity: { kind: 'unknown', sinceMs: 0 } }),
      company({ id: 'c', status: 'expired' }),
      company({ id: 'd', status: 'retrying', offline: true }),
    ];
    expect(ids(companies)).toEqual(['b', 'a', 'c', 'd']);
    expect(ids(companies, 2)).toEqual(['b', 'a']);
  });

  it('offers to sign in where a quit forgets the sign-in', () => {
    const memoryOnly = { secretStorage: 'memory', notices: [notice('memoryOnly')] } as const;
    const practice = company({ id: 'p', practice: true });
    expect(list([ACME, practice], memoryOnly)?.companies).toMatchObject([
      { offers: 'signIn' },
      { offers: 'copy' },
    ]);
    expect(list([company({ status: 'unusable' })])?.companies).toMatchObject([{ offers: 'nothing' }]);
  });

  it('lies below the notices that the next start has too, and is unknown below all others', () => {
    expect(list([ACME], { notices: [notice('trayUnavailable')] })?.notices).toEqual(['trayUnavailable']);
    for (const id of ['trayLost', 'saveFailed-vault', 'shortcutFailed'])
      expect(list([ACME], { notices: [notice('weakStorage'), notice(id)] }), id).toBeUndefined();
  });
});

describe('a picture of it', () => {
  const environment = { kind: 'test', name: 'Test' } as const;
  const wanted = list([{ ...ACME, environment }, company({ id: 'b', label: 'Globex' })]);
  const shows = (...rows: readonly ReturnType<typeof pictureRow>[]) =>
    wanted && hasRowsOf(homePicture({ parts: rows.flat() }), wanted);

  const acme = pictureRow('a', 'ACME', ['copy'], 'test');
  const globex = pictureRow('b', 'Globex');

  it('has its rows in its order, each with its name, its mark and its button', () => {
    expect(shows(acme, globex)).toBe(true);
    expect(shows(globex, acme)).toBe(false);
    expect(shows(acme)).toBe(false);
    expect(shows(acme, pictureRow('b', 'Globex Ltd'))).toBe(false);
    expect(shows(pictureRow('a', 'ACME'), globex)).toBe(false);
    expect(shows(pictureRow('a', 'ACME', ['copy'], 'production'), globex)).toBe(false);
    expect(shows(acme, pictureRow('b', 'Globex', ['signIn']))).toBe(false);
    expect(shows(acme, pictureRow('b', 'Globex', ['signIn', 'copy']))).toBe(false);
    expect(shows(acme, pictureRow('b', 'Globex', []))).toBe(false);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompanyView } from '../../../app/shared/contract/companies.ts';
import { STATUS_KINDS, type StatusKind } from '../../../app/shared/contract/sessions.ts';
import type { Snapshot } from '../../../app/shared/contract/snapshot.ts';
import { Texts } from '../../../app/texts/texts.ts';
import { makeLastPicture } from '../../../app/tray/last-picture-maker.ts';
import { lastPictureSchema } from '../../../app/tray/last-picture-schema.ts';
import type { TrayItem } from '../../../app/tray/tray-menu.ts';
import { randomCases } from '../../support/core/random-cases.ts';
import { company } from '../../support/snapshot/company-view-sample.ts';
import { snapshot } from '../../support/snapshot/snapshot-sample.ts';

const NOW_MS = Date.UTC(2026, 0, 5, 9);
const texts = new Texts();
const valid = (minutes: number) =>
  ({ kind: 'until', untilMs: NOW_MS + minutes * 60_000, lifetimeMs: 3_600_000 }) as const;

const made = (companies: readonly CompanyView[], more: Partial<Snapshot> = {}) =>
  makeLastPicture(snapshot({ companies, ...more }), texts, NOW_MS);
const label = (item: TrayItem | undefined) => (item && item.kind !== 'separator' ? item.label : '-');
const firstLabel = (fields: Partial<CompanyView>, more: Partial<Snapshot> = {}) =>
  label(made([company(fields)], more).items[0]);

describe("a company's item", () => {
  const COPY = 'ACME - copy token';
  const TABLE: Readonly<Record<StatusKind, string>> = {
    ready: COPY,
    onDemand: COPY,
    renewing: COPY,
    retrying: COPY,
    expired: COPY,
    needsSignIn: 'ACME - sign in again…',
    signedOut: 'ACME - sign in…',
    signingIn: 'ACME - sign in…',
    unusable: 'ACME - needs a newer TokenTray',
  };

  it.each(STATUS_KINDS)('promises no time and no state of a service: %s', (status) => {
    for (const validity of [valid(12), { kind: 'none' } as const])
      for (const offline of [true, false])
        expect(firstLabel({ status, validity, offline })).toBe(TABLE[status]);
  });

  it('offers to sign in where a quit forgets the sign-in, but not for the practice company', () => {
    const inMemory = { secretStorage: 'memory' } as const;
    expect(firstLabel({ status: 'ready', validity: valid(12) }, inMemory)).toBe(TABLE.signedOut);
    expect(firstLabel({ status: 'ready', practice: true }, inMemory)).toBe(COPY);
    // What was made of a view with a keyring is not taken for the same view without one.
    const same = company({ status: 'ready' });
    const both = [made([same]), made([same], inMemory), made([same])];
    expect(both.map(({ items }) => label(items[0]))).toEqual([COPY, TABLE.signedOut, COPY]);
  });
});

it('says nothing of the clipboard, of updates and of the keyring', () => {
  const { items } = made([company()], {
    secretStorage: 'weak',
    updates: { permission: 'daily', status: { kind: 'ready', version: '9.9.9' }, lastCheckedMs: null },
    clipboard: {
      ...{ kind: 'holds', copyId: 1, companyId: 'a', company: 'ACME', format: 'token' },
      ...{ message: '', shortLived: false },
    } as Snapshot['clipboard'],
  });
  expect(items.map(label)).toEqual([
    ...['ACME - copy token', '-', 'Quick copy…', 'Open TokenTray', 'Renew all', 'Settings…', '-'],
    'Quit TokenTray',
  ]);
});

describe('the icon', () => {
  it('is ready until the first token expires', () => {
    const two = [company({ validity: valid(12) }), company({ id: 'b', validity: valid(7) })];
    const { icon, readyUntilMs } = made(two);
    expect([icon, readyUntilMs]).toEqual(['ok', NOW_MS + 7 * 60_000]);
  });

  it('is not ready where it was not', () => {
    const dead = company({ status: 'expired', offline: true });
    expect(made([dead])).toMatchObject({ icon: 'idle', readyUntilMs: 0 });
  });

  it('counts those who need their operator', () => {
    const waiting = [company({ status: 'needsSignIn' }), company({ id: 'b', status: 'needsSignIn' })];
    expect(made([...waiting, company({ id: 'c' })])).toMatchObject({ icon: 'attention', count: 2 });
  });
});

it('names the version that the next start installs, and no other', () => {
  const noted = (status: Snapshot['updates']['status']) =>
    made([company()], { updates: { permission: 'daily', status, lastCheckedMs: null } }).update;
  expect(noted({ kind: 'ready', version: '9.9.9' })).toEqual({
    version: '9.9.9',
    note: 'Starting… Installing version 9.9.9 first',
  });
  expect(noted({ kind: 'available', version: '9.9.9', way: { kind: 'download' } })).toBeUndefined();
  expect(noted({ kind: 'downloading', version: '9.9.9', percent: 99 })).toBeUndefined();
});

it('is marked as from before, with its day', () => {
  const { note, heardNote, toolTip, madeAtMs } = made([company()]);
  expect(note).toMatch(/^Starting… Menu as of Jan 5, 2026, /);
  expect([heardNote, toolTip]).toEqual(['Starting… Your click was received', 'TokenTray - starting…']);
  expect(madeAtMs).toBe(NOW_MS);
});

const VALIDITIES = [valid(12), valid(-1), { kind: 'none' }, { kind: 'unknown', sinceMs: 0 }] as const;
const anyCompany = fc
  .record({
    ...{ status: fc.constantFrom(...STATUS_KINDS), validity: fc.constantFrom(...VALIDITIES) },
    ...{ offline: fc.boolean(), practice: fc.boolean(), favourite: fc.boolean() },
  })
  .map((fields) => company(fields));

it('fits its own schema whatever the companies are', () => {
  const secretStorage = fc.constantFrom('secure', 'weak', 'memory' as const);
  const property = fc.property(fc.array(anyCompany, { maxLength: 15 }), secretStorage, (some, storage) => {
    const picture = made(
      some.map((each, at) => ({ ...each, id: `${at}` })),
      { secretStorage: storage },
    );
    expect(lastPictureSchema.safeParse(JSON.parse(JSON.stringify(picture)))).toEqual({
      ...{ success: true, data: picture },
    });
  });
  fc.assert(property, { numRuns: randomCases(1_000) });
});

it('stays small and fits its own schema with any number of companies', () => {
  for (const count of [0, 1, 10, 11, 110, 111, 5_000]) {
    const companies = Array.from({ length: count }, (_, at) =>
      company({ id: `${at}`, label: `Company ${at} ${'x'.repeat(180)}` }),
    );
    const picture = made(companies);
    const written = JSON.parse(JSON.stringify(picture));
    expect(lastPictureSchema.safeParse(written)).toEqual({ success: true, data: picture });
    expect(JSON.stringify(picture, undefined, '\t').length).toBeLessThan(100_000);
    const more = picture.items.find((item) => label(item).endsWith('more companies'));
    expect(more?.kind).toBe(count <= 11 ? undefined : 'submenu');
  }
});

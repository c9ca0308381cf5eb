import { describe, expect, it } from 'vitest';
import type { CompanyView } from '../../../app/shared/contract/companies.ts';
import { STATUS_KINDS, type StatusKind } from '../../../app/shared/contract/sessions.ts';
import type { Snapshot } from '../../../app/shared/contract/snapshot.ts';
import { Texts } from '../../../app/texts/texts.ts';
import { describeTray, type TrayItem } from '../../../app/tray/tray-menu.ts';
import { company as companyView } from '../../support/snapshot/company-view-sample.ts';
import { snapshot } from '../../support/snapshot/snapshot-sample.ts';

const NOW_MS = Date.UTC(2026, 0, 5, 9);
const texts = new Texts();

const VALIDITIES = {
  none: { kind: 'none' },
  // A token's last second does not count.
  dead: { kind: 'until', untilMs: NOW_MS + 1_000, lifetimeMs: 60_000 },
  alive: { kind: 'until', untilMs: NOW_MS + 12.5 * 60_000, lifetimeMs: 900_000 },
  unknown: { kind: 'unknown', sinceMs: NOW_MS - 1 },
} as const;

const company = (fields: Partial<CompanyView> = {}) => companyView({ validity: VALIDITIES.alive, ...fields });

const tray = (companies: readonly CompanyView[], more: Partial<Snapshot> = {}) =>
  describeTray(snapshot({ companies, ...more }), texts, NOW_MS);

const first = (fields: Partial<CompanyView>) => {
  const [item] = tray([company(fields)]).items;
  if (!item || item.kind === 'separator') throw new Error('a company has a label');
  return item;
};

const label = (item: TrayItem) => (item.kind === 'separator' ? '-' : item.label);

describe("a company's item", () => {
  const RETRYING = { none: 'token expired, try again', alive: 'copy token (cannot renew, valid 12 min)' };
  const OFFLINE = { none: 'offline, token expired', alive: 'copy token (offline, valid 12 min)' };
  const FRESH = { none: 'renewing…', alive: 'copy token (valid 12 min)', unknown: 'copy token' };
  const TABLE: readonly (readonly [StatusKind, boolean, keyof typeof VALIDITIES, string])[] = [
    ['signedOut', false, 'none', 'sign in…'],
    ['unusable', false, 'none', 'needs a newer TokenTray'],
    ['signingIn', false, 'none', 'signing in…'],
    ['signingIn', false, 'dead', 'signing in…'],
    ['signingIn', false, 'alive', FRESH.alive],
    ['ready', false, 'alive', FRESH.alive],
    ['ready', false, 'unknown', FRESH.unknown],
    ['ready', false, 'dead', FRESH.none],
    ['onDemand', false, 'none', 'copy token (renewed when you copy)'],
    ['onDemand', false, 'dead', 'copy token (renewed when you copy)'],
    ['renewing', false, 'none', FRESH.none],
    ['renewing', false, 'dead', FRESH.none],
    ['renewing', false, 'alive', FRESH.alive],
    ['renewing', false, 'unknown', FRESH.unknown],
    ['retrying', false, 'alive', RETRYING.alive],
    ['retrying', false, 'unknown', 'copy token (cannot renew)'],
    ['retrying', false, 'dead', RETRYING.none],
    ['retrying', true, 'alive', OFFLINE.alive],
    ['retrying', true, 'unknown', 'copy token (offline)'],
    ['retrying', true, 'dead', OFFLINE.none],
    ['expired', false, 'dead', RETRYING.none],
    ['expired', false, 'none', RETRYING.none],
    ['expired', true, 'dead', OFFLINE.none],
    ['expired', true, 'none', OFFLINE.none],
    ['needsSignIn', false, 'none', 'sign in again…'],
    ['needsSignIn', false, 'dead', 'sign in again…'],
    ['needsSignIn', false, 'alive', 'copy token (sign in again, valid 12 min)'],
    ['needsSignIn', false, 'unknown', 'copy token (sign in again)'],
  ];

  it.each(TABLE)('%s, offline %s, token %s: %s', (status, offline, validity, words) => {
    expect(first({ status, offline, validity: VALIDITIES[validity] }).label).toBe(`ACME - ${words}`);
  });

  it('has words for every state', () => {
    expect(new Set(TABLE.map(([status]) => status))).toEqual(new Set(STATUS_KINDS));
  });

  it.each([
    ['signedOut', 'none', 'signIn'],
    ['needsSignIn', 'dead', 'signIn'],
    ['needsSignIn', 'alive', 'copy'],
    ['needsSignIn', 'unknown', 'copy'],
    ['expired', 'dead', 'copy'],
    ['renewing', 'dead', 'copy'],
    ['ready', 'dead', 'copy'],
    ['signingIn', 'alive', 'copy'],
  ] as const)('%s with a token that is %s does: %s', (status, validity, does) => {
    expect(first({ status, validity: VALIDITIES[validity] })).toMatchObject({
      kind: 'command',
      enabled: true,
      command: { do: does, companyId: 'a' },
    });
  });

  it.each(['none', 'dead'] as const)(
    'that signs in, with a token that is %s, offers to cancel',
    (validity) => {
      const item = first({ status: 'signingIn', validity: VALIDITIES[validity] });
      expect(item).toMatchObject({ kind: 'submenu', label: 'ACME - signing in…' });
      const cancel = { kind: 'command', label: 'Cancel sign-in', enabled: true };
      expect(item).toHaveProperty('items', [{ ...cancel, command: { do: 'cancelSignIn', companyId: 'a' } }]);
    },
  );

  it('of a newer version offers nothing', () => {
    expect(first({ status: 'unusable', validity: VALIDITIES.none })).toEqual({
      kind: 'note',
      label: 'ACME - needs a newer TokenTray',
    });
  });
});

describe('a name', () => {
  it.each(['A & B "Ltd" && Söhne', 'snake_case_name', 'एक्मे', '👩‍👩‍👧‍👦 GmbH', '<b>bold</b>', '{{company}}'])(
    '%s is there as it is',
    (name) => {
      expect(first({ label: name }).label).toBe(`${name} - copy token (valid 12 min)`);
    },
  );

  it('that is long is cut in the middle, so that its end and the state stay in sight', () => {
    const long = 'International Consolidated Widgets of Northern Europe (Production)';
    expect(first({ label: long }).label).toBe(
      'International Consolidated Widg…ope (Production) - copy token (valid 12 min)',
    );
  });

  it('that two companies have is followed by what tells them apart', () => {
    const twins = [
      company({ id: 'a', account: { username: 'anna' } }),
      company({ id: 'b', account: { username: 'ben' }, status: 'signedOut', validity: VALIDITIES.none }),
    ];
    const lines = tray(twins).items.map(label).slice(0, 2);
    expect(lines).toEqual(['ACME · anna - copy token (valid 12 min)', 'ACME · ben - sign in…']);
    // The same company object, once its namesake is gone.
    expect(tray(twins.slice(0, 1)).items.map(label)[0]).toBe('ACME - copy token (valid 12 min)');
  });

  it.each(['شركة', 'חברה בע"מ', 'ACME \u202etxt'])(
    '%s, written from the right, leaves its state behind it',
    (name) => {
      expect(first({ label: name }).label).toBe(`\u2068${name}\u2069 - copy token (valid 12 min)`);
    },
  );
});

describe('the menu', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => company({ id: `c${index}`, label: `Company ${index}` }));

  it('offers to add a company where there is none, and has nothing to renew then', () => {
    const { items, icon, toolTip } = tray([]);
    expect(items.map(label)).toEqual([
      'Add a company…',
      '-',
      'Quick copy…',
      'Open TokenTray',
      'Renew all',
      'Settings…',
      '-',
      'Quit TokenTray',
    ]);
    for (const name of ['Renew all', 'Quick copy…'])
      expect(items.find((item) => label(item) === name)).toMatchObject({ enabled: false });
    expect([icon, toolTip]).toEqual(['idle', 'TokenTray - no tokens yet']);
  });

  it('has all companies in sight as long as there are ten', () => {
    const { items } = tray(many(10));
    expect(items.some(({ kind }) => kind === 'submenu')).toBe(false);
    expect(items.slice(0, 10).map(label)).toEqual(
      many(10).map((each) => `${each.label} - copy token (valid 12 min)`),
    );
  });

  it('puts the others into a submenu, with a line between the groups above it', () => {
    const companies = many(40).map((each, at) => ({
      ...each,
      favourite: at === 20,
      ...(at === 30 ? ({ status: 'needsSignIn' } as const) : {}),
    }));
    const { items } = tray(companies, { recentCompanyIds: ['c25'] });
    const lines = items.map(label).map((line) => line.replace(/ - copy.*/, ''));
    expect(lines.slice(0, 14)).toEqual([
      ...['Company 30', '-', 'Company 20', '-', 'Company 25', '-'],
      ...['Company 0', 'Company 1', 'Company 2', 'Company 3', 'Company 4', 'Company 5', 'Company 6'],
      '30 more companies',
    ]);
  });

  it.each([
    [0, '30 more companies'],
    [10, '30 more companies'],
    [11, '30 more companies - 1 needs you'],
    [12, '30 more companies - 2 need you'],
    [40, '30 more companies - 30 need you'],
  ])('says how many in the submenu need the operator: of %i in all, %s', (inTrouble, words) => {
    const companies = many(40).map((each, at) =>
      at < inTrouble ? { ...each, status: 'needsSignIn' as const } : each,
    );
    expect(tray(companies.toReversed()).items.map(label)).toContain(words);
  });

  it.each([110, 111, 5_000])(
    'lists a hundred in the submenu at most, and leads to the others: of %i',
    (count) => {
      const companies = many(count).map((each, at) =>
        at >= count - 12 ? { ...each, status: 'needsSignIn' as const } : each,
      );
      const submenu = tray(companies).items.find((item) => item.kind === 'submenu');
      const listed = submenu?.items ?? [];
      const words = new Intl.NumberFormat('en').format(count - 10);
      expect(submenu?.label).toBe(`${words} more companies - 2 need you`);
      expect(listed.slice(0, 2).map(label)).toEqual(
        companies.slice(-2).map((each) => `${each.label} - copy token (sign in again, valid 12 min)`),
      );
      expect(listed.slice(100)).toEqual(
        count === 110
          ? []
          : [
              { kind: 'separator' },
              {
                ...{ kind: 'command', label: 'Search all companies…' },
                enabled: true,
                command: { do: 'quickCopy' },
              },
            ],
      );
    },
  );

  it('counts one company more', () => {
    expect(tray(many(11)).items.map(label)).toContain('1 more company');
  });

  it.each([
    ['memory', 'No keyring: sign-ins are kept until you quit'],
    ['weak', 'Weak protection: no keyring on this computer'],
  ] as const)('says that the storage is %s, once there is something to store', (secretStorage, words) => {
    expect(tray([company()], { secretStorage }).items.map(label)).toContain(words);
    expect(tray([], { secretStorage }).items.map(label)).not.toContain(words);
    expect(tray([company()]).items.map(label)).not.toContain(words);
  });

  it('is the same description while its words are the same, so that it need not be rebuilt', () => {
    const before = snapshot({ companies: [company({ lastRenewedMs: 1 })] });
    const after = snapshot({
      companies: [company({ lastRenewedMs: 2, releaseVersion: '7.8.9' })],
      revision: 9,
    });
    const frozen = structuredClone(before);
    expect(describeTray(after, texts, NOW_MS + 20_000)).toEqual(describeTray(before, texts, NOW_MS));
    expect(describeTray(after, texts, NOW_MS + 60_000)).not.toEqual(describeTray(before, texts, NOW_MS));
    expect(before).toEqual(frozen);
  });

  it('says what it would say of a company that it sees for the first time, at each moment', async () => {
    const spoken = new Texts();
    const seen = snapshot({
      companies: [
        company(),
        company({ id: 'b', status: 'needsSignIn' }),
        company({ id: 'c', offline: true }),
      ],
    });
    const endMs = VALIDITIES.alive.untilMs;
    const moments = [-60_001, -60_000, -59_999, -30_000, -1_001, -1_000, -1, 0, 1, 60_000].map(
      (ms) => endMs + ms,
    );
    for (const locale of ['en', 'de'] as const) {
      await spoken.speak({ language: locale, locale });
      for (const nowMs of [...moments, ...moments.toReversed()])
        expect(describeTray(seen, spoken, nowMs)).toEqual(describeTray(structuredClone(seen), spoken, nowMs));
    }
  });
});

describe('the mark of an environment', () => {
  it.each([
    ['production', 'Production', '◆'],
    ['test', 'Test', '○'],
    ['other', 'Staging', '□'],
  ] as const)('%s follows the name, however long that is', (kind, name, sign) => {
    const environment = { kind, name };
    expect(label(first({ environment }))).toBe(`ACME ${sign} ${name} - copy token (valid 12 min)`);
    const long = label(first({ environment, label: 'A very long name of a company '.repeat(5) }));
    expect(long).toMatch(new RegExp(` ${sign} ${name} - copy token`));
  });

  it('keeps its place after a name, and before the state, that is written from right to left', () => {
    const environment = { kind: 'other', name: 'בדיקה' } as const;
    expect(label(first({ environment, label: 'חברה' }))).toBe(
      '\u2068חברה\u2069 □ \u2068בדיקה\u2069 - copy token (valid 12 min)',
    );
  });
});

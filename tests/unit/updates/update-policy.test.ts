import { describe, expect, it } from 'vitest';
import type { PackageKind } from '../../../app/shared/contract/updates.ts';
import {
  isAllowed,
  isCheckDue,
  startDecision,
  updatePermission,
  updateWay,
} from '../../../app/updates/update-policy.ts';

const NOW_MS = Date.UTC(2026, 0, 5, 9);
const HOUR_MS = 60 * 60_000;

describe('what may be done', () => {
  it.each([
    [{ hasFeed: false, isForcedOff: true, lookForUpdates: true }, 'none'],
    [{ hasFeed: true, isForcedOff: true, lookForUpdates: true }, 'offByIt'],
    [{ hasFeed: true, isForcedOff: true, lookForUpdates: false }, 'offByIt'],
    [{ hasFeed: true, isForcedOff: false, lookForUpdates: false }, 'onDemand'],
    [{ hasFeed: true, isForcedOff: false, lookForUpdates: true }, 'daily'],
  ] as const)('follows from %o: %s', (rules, permission) => {
    expect(updatePermission(rules)).toBe(permission);
  });

  it('is nothing without a feed, and nothing where IT says so', () => {
    expect((['none', 'offByIt', 'onDemand', 'daily'] as const).filter(isAllowed)).toEqual([
      'onDemand',
      'daily',
    ]);
  });
});

describe('a check', () => {
  const due = (checkedHoursAgo: number | null, triedHoursAgo: number | null) => {
    const ago = (hours: number | null) => (hours === null ? null : NOW_MS - hours * HOUR_MS);
    return isCheckDue({ lastCheckedMs: ago(checkedHoursAgo), lastTriedMs: ago(triedHoursAgo) }, NOW_MS);
  };

  it('is due where there never was one', () => expect(due(null, null)).toBe(true));
  it('is due after a day', () => expect([due(23.9, 23.9), due(24, 24)]).toEqual([false, true]));
  it('that failed is repeated after four hours', () => {
    expect([due(null, 3.9), due(null, 4), due(30, 3.9), due(30, 4)]).toEqual([false, true, false, true]);
  });
  it('is due where the times lie ahead, because someone set the clock back', () => {
    expect([due(-1, -1), due(-1, null)]).toEqual([true, true]);
  });
});

describe('what can be done about a newer version', () => {
  const way = (packageKind: PackageKind, file = '', isReplaceable = true) =>
    updateWay({ packageKind, isReplaceable }, `https://updates.example/v1/${file}`);

  it.each(['appImage', 'nsis', 'mac'] as const)('%s: downloaded, where this user may replace it', (kind) => {
    expect(way(kind)).toEqual({ kind: 'download' });
    expect(way(kind, '', false)).toEqual({ kind: 'byHand' });
  });

  it('an unpacked archive: by hand', () => expect(way('archive')).toEqual({ kind: 'byHand' }));

  it('deb and rpm: the command', () => {
    expect(way('deb', 'TokenTray-1.1.0-linux-amd64.deb')).toEqual({
      kind: 'command',
      command:
        'wget https://updates.example/v1/TokenTray-1.1.0-linux-amd64.deb && sudo apt install ./TokenTray-1.1.0-linux-amd64.deb',
    });
    expect(way('rpm', 'TokenTray-1.1.0-linux-x86_64.rpm')).toEqual({
      kind: 'command',
      command: 'sudo dnf install https://updates.example/v1/TokenTray-1.1.0-linux-x86_64.rpm',
    });
  });

  it.each([
    ...[
      'a.deb;reboot',
      'a.deb$(id).deb',
      'a`id`.deb',
      "a'b.deb",
      'a b.deb',
      'a.deb?x=1&y.deb',
      'a\n.deb',
      '-o.deb',
    ],
    ...['a.deb#.deb', 'a.exe', ''],
  ])('no command with the file name "%s"', (file) => {
    expect(way('deb', file)).toEqual({ kind: 'byHand' });
    expect(way('rpm', file.replaceAll('deb', 'rpm'))).toEqual({ kind: 'byHand' });
  });

  it('no command with the address of another kind', () => {
    expect(updateWay({ packageKind: 'rpm', isReplaceable: true }, 'ftp://updates.example/a.rpm')).toEqual({
      kind: 'byHand',
    });
  });
});

describe('a start with an update that waits', () => {
  const waiting = (version: string, isTried = false) => ({ version, isTried });

  it.each([
    [null, 'daily', 'nothing'],
    [waiting('1.1.0'), 'daily', 'install'],
    [waiting('1.1.0'), 'onDemand', 'install'],
    [waiting('1.1.0'), 'offByIt', 'nothing'],
    [waiting('1.1.0'), 'none', 'nothing'],
    [waiting('1.1.0', true), 'daily', 'failed'],
    [waiting('1.0.0', true), 'daily', 'done'],
    // Someone has installed a newer one by hand.
    [waiting('0.9.0'), 'daily', 'done'],
    [waiting('no version'), 'daily', 'done'],
  ] as const)('%o, %s: %s', (update, permission, decision) => {
    expect(startDecision(update, '1.0.0', permission)).toBe(decision);
  });
});

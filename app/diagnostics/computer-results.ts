// What the setup check found on this computer, in words. Pure.

import type { ReachAnswer } from '../providers/http-client.ts';
import type { SetupResult } from '../shared/contract/help.ts';
import type { TrayStanding } from '../shared/tray-standing.ts';
import type { Texts } from '../texts/texts.ts';
import { durationText, listText } from '../texts/time-text.ts';
import type { ClipboardFinding } from './clipboard-check.ts';
import type { SetupSystem } from './host-system.ts';

export type StorageFinding = 'secure' | 'weak' | 'none' | 'broken';
/** The check did not finish in time. */
export type Late = 'late';
export type NotificationFinding = Awaited<ReturnType<SetupSystem['showTestNotification']>>;

/** Beyond this, the times that the app shows are misleading. */
const MAX_CLOCK_OFFSET_MS = 120_000;

type Outcome = SetupResult['outcome'];

const STORAGE: Readonly<Record<StorageFinding | Late, Outcome>> = {
  secure: 'ok',
  weak: 'warning',
  none: 'warning',
  broken: 'problem',
  late: 'problem',
};

export function storageResult(texts: Texts, finding: StorageFinding | Late, platform: string): SetupResult {
  const outcome = STORAGE[finding];
  const fix = platform === 'linux' ? 'setup.storage.fixLinux' : 'setup.storage.fixOther';
  return {
    ...{ id: 'storage', about: 'computer', outcome },
    title: texts.say('setup.storage.title'),
    meaning: texts.say(`setup.storage.${finding}`),
    ...(outcome === 'ok' ? {} : { fix: texts.say(fix) }),
  };
}

export function trayResult(texts: Texts, standing: TrayStanding | Late): SetupResult {
  const isOk = standing === 'available';
  const isLost = standing === 'lost';
  return {
    ...{ id: 'tray', about: 'computer', outcome: isOk ? 'ok' : 'warning' },
    title: texts.say('setup.tray.title'),
    meaning: texts.say(isOk ? 'setup.tray.ok' : isLost ? 'setup.tray.lost' : 'setup.tray.absent'),
    ...(isOk ? {} : { fix: texts.say(isLost ? 'setup.tray.fixLost' : 'setup.tray.fix') }),
  };
}

export function notificationResult(texts: Texts, finding: NotificationFinding | Late): SetupResult {
  const isOk = finding === 'shown';
  const key = finding === 'late' ? 'handedOver' : finding;
  return {
    ...{ id: 'notifications', about: 'computer', outcome: isOk ? 'ok' : 'warning' },
    title: texts.say('setup.notifications.title'),
    meaning: texts.say(`setup.notifications.${key}`),
    ...(isOk ? {} : { fix: texts.say('setup.notifications.fix') }),
  };
}

const CLIPBOARD: Readonly<Record<ClipboardFinding | Late, Outcome>> = {
  works: 'ok',
  left: 'skipped',
  taken: 'warning',
  refused: 'problem',
  unreachable: 'problem',
  windowOnly: 'warning',
  late: 'problem',
};

export function clipboardResult(texts: Texts, finding: ClipboardFinding | Late): SetupResult {
  const outcome = CLIPBOARD[finding];
  const isCompositors = finding === 'windowOnly' || finding === 'unreachable';
  const fix = isCompositors ? 'setup.clipboard.fixWindowOnly' : 'setup.clipboard.fix';
  return {
    ...{ id: 'clipboard', about: 'computer', outcome },
    title: texts.say('setup.clipboard.title'),
    meaning: texts.say(`setup.clipboard.${finding}`),
    ...(outcome === 'ok' || outcome === 'skipped' ? {} : { fix: texts.say(fix) }),
  };
}

export function networkResult(texts: Texts, isOnline: boolean): SetupResult {
  return {
    ...{ id: 'network', about: 'computer', outcome: isOnline ? 'ok' : 'problem' },
    title: texts.say('setup.network.title'),
    meaning: texts.say(isOnline ? 'setup.network.online' : 'setup.network.offline'),
    ...(isOnline ? {} : { fix: texts.say('setup.network.fix') }),
  };
}

/** `directives`: the system's answer for each service. */
export function proxyResult(texts: Texts, directives: readonly string[] | Late): SetupResult {
  const about = { id: 'proxy', about: 'computer', title: texts.say('setup.proxy.title') } as const;
  if (directives === 'late') return { ...about, outcome: 'warning', meaning: texts.say('setup.proxy.late') };
  const proxies = directives.map(firstProxy).filter((proxy) => proxy !== undefined);
  if (proxies.length === 0) return { ...about, outcome: 'ok', meaning: texts.say('setup.proxy.direct') };
  const proxy = listText(texts, [...new Set(proxies)]);
  return {
    ...about,
    outcome: 'ok',
    meaning: texts.say('setup.proxy.used', { proxy, count: proxies.length }),
  };
}

/** `offsetMs`: how far the services are ahead of this computer; undefined if none sent its time. */
export function clockResult(texts: Texts, offsetMs: number | undefined): SetupResult {
  const about = { id: 'clock', about: 'computer', title: texts.say('setup.clock.title') } as const;
  if (offsetMs === undefined)
    return { ...about, outcome: 'skipped', meaning: texts.say('setup.clock.unknown') };
  const isRight = Math.abs(offsetMs) <= MAX_CLOCK_OFFSET_MS;
  if (isRight) return { ...about, outcome: 'ok', meaning: texts.say('setup.clock.ok') };
  const duration = durationText(texts, Math.abs(offsetMs));
  return {
    ...about,
    outcome: 'warning',
    meaning: texts.say(offsetMs > 0 ? 'setup.clock.behind' : 'setup.clock.ahead', { duration }),
    fix: texts.say('setup.clock.fix'),
  };
}

/** The proxy that is tried first, as `host:port`; undefined for a direct connection. `directives`: as in a PAC file. */
function firstProxy(directives: string): string | undefined {
  const [first = ''] = directives.split(';');
  const [kind, address] = first.trim().split(/\s+/);
  return kind?.toUpperCase() === 'DIRECT' ? undefined : address;
}

/** A `Date` header is in whole seconds; on average half a second has passed since. */
const HALF_A_SECOND_MS = 500;

/**
 * How far this computer's clock is from the services' clocks; positive where it is behind. Of several services the nearest
 * counts: one that is wrong by itself says nothing about this computer. Undefined if none sent its time.
 */
export function clockOffsetMs(answers: readonly ReachAnswer[]): number | undefined {
  const offsets = answers.flatMap(({ serverDateMs, requestedAtMs, answeredAtMs }) =>
    serverDateMs === undefined ? [] : [serverDateMs + HALF_A_SECOND_MS - (requestedAtMs + answeredAtMs) / 2],
  );
  return offsets.toSorted((one, other) => Math.abs(one) - Math.abs(other))[0];
}

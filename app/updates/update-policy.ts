// When to look for a newer version, what can be done about one, and whether one that waits is installed. Pure.
import type { PackageKind, UpdatePermission, UpdateWay } from '../shared/contract/updates.ts';
import { isNewer } from './version-order.ts';

const HOUR_MS = 60 * 60_000;
/** The first minutes after a start belong to the operator's tokens. */
export const FIRST_LOOK_MS = 5 * 60_000;
/** How often it is asked whether a check is due. A timer stands still while the computer sleeps. */
export const LOOK_EVERY_MS = HOUR_MS;
const CHECK_EVERY_MS = 24 * HOUR_MS;
const RETRY_AFTER_MS = 4 * HOUR_MS;

export interface UpdateRules {
  /** Whether this copy was built with an address for updates. */
  readonly hasFeed: boolean;
  /** IT decides for everyone, whatever the operator's setting says. */
  readonly isForcedOff: boolean;
  /** The operator's setting "Check for updates". */
  readonly lookForUpdates: boolean;
}

export function updatePermission({ hasFeed, isForcedOff, lookForUpdates }: UpdateRules): UpdatePermission {
  if (!hasFeed) return 'none';
  if (isForcedOff) return 'offByIt';
  return lookForUpdates ? 'daily' : 'onDemand';
}

/** Whether anything may be asked, downloaded or installed at all. */
export const isAllowed = (permission: UpdatePermission) =>
  permission === 'daily' || permission === 'onDemand';

export interface CheckTimes {
  /** When the feed last answered; null for never. */
  readonly lastCheckedMs: number | null;
  /** When it was last asked. */
  readonly lastTriedMs: number | null;
}

/** Times that lie ahead were written before someone set the clock back. */
export function isCheckDue({ lastCheckedMs, lastTriedMs }: CheckTimes, nowMs: number): boolean {
  const isOver = (sinceMs: number | null, waitMs: number) =>
    sinceMs === null || sinceMs > nowMs || nowMs - sinceMs >= waitMs;
  return isOver(lastCheckedMs, CHECK_EVERY_MS) && isOver(lastTriedMs, RETRY_AFTER_MS);
}

export interface PackageFacts {
  readonly packageKind: PackageKind;
  readonly isReplaceable: boolean;
}

/** Only the system's own package manager may replace what it has installed. */
export function updateWay({ packageKind, isReplaceable }: PackageFacts, fileUrl: string): UpdateWay {
  if (packageKind === 'deb' || packageKind === 'rpm') {
    const command = installCommand(packageKind, fileUrl);
    return command === undefined ? { kind: 'byHand' } : { kind: 'command', command };
  }
  return packageKind !== 'archive' && isReplaceable ? { kind: 'download' } : { kind: 'byHand' };
}

/** An address with nothing in it that a shell would read as anything but text. */
const PLAIN_ADDRESS = /^https?:\/\/[\w.:[\]-]+(?:\/[\w.+~%-]+)*\/([\w.+~-]+\.(?:deb|rpm))$/;

/** Undefined for an address that does not belong in a command line. */
function installCommand(packageKind: 'deb' | 'rpm', fileUrl: string): string | undefined {
  const name = PLAIN_ADDRESS.exec(fileUrl)?.[1];
  if (name === undefined || name.startsWith('-')) return undefined;
  return packageKind === 'rpm'
    ? `sudo dnf install ${fileUrl}`
    : `wget ${fileUrl} && sudo apt install ./${name}`;
}

export interface WaitingUpdate {
  readonly version: string;
  /** Whether its installation was begun before. */
  readonly isTried: boolean;
}

/**
 * What a start does about an update that waits. `install` comes once: an installation that failed must not stop every start.
 * `done`: this is the new version, or a newer one still.
 */
export function startDecision(
  waiting: WaitingUpdate | null,
  runningVersion: string,
  permission: UpdatePermission,
): 'nothing' | 'install' | 'done' | 'failed' {
  if (!waiting) return 'nothing';
  if (!isNewer(waiting.version, runningVersion)) return 'done';
  if (waiting.isTried) return 'failed';
  return isAllowed(permission) ? 'install' : 'nothing';
}

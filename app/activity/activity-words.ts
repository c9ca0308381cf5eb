// One entry of the activity log in words, and which kind of news it is. Pure.
import type { ActivityGroup, ActivityView } from '../shared/contract/activity.ts';
import type { TextKey, Texts } from '../texts/texts.ts';
import { durationText, untilText } from '../texts/time-text.ts';
import type { ActivityEntry, ActivityKind, ActivityReason } from './activity-entry.ts';

type Tone = ActivityView['tone'];

const GROUPS: Readonly<Record<ActivityKind, ActivityGroup>> = {
  appStarted: 'companies',
  appStopped: 'companies',
  added: 'companies',
  deleted: 'companies',
  restored: 'companies',
  imported: 'companies',
  importMoved: 'companies',
  importChanged: 'companies',
  importUndone: 'companies',
  managedAdded: 'companies',
  managedAdopted: 'companies',
  managedChanged: 'companies',
  managedMoved: 'companies',
  managedRemoved: 'companies',
  certificateTrusted: 'companies',
  certificateUntrusted: 'companies',
  authorityTrusted: 'companies',
  authorityUntrusted: 'companies',
  signedIn: 'tokens',
  signedOut: 'tokens',
  renewed: 'tokens',
  recovered: 'problems',
  offline: 'problems',
  failed: 'problems',
  expired: 'problems',
  needsSignIn: 'problems',
  askedAccepted: 'tokens',
  askedRefused: 'tokens',
  askedUndecided: 'tokens',
  pastedAccepted: 'tokens',
  pastedRefused: 'tokens',
  pastedUndecided: 'tokens',
  userIdUsed: 'companies',
  userIdUndone: 'companies',
  copied: 'copies',
  copiedAging: 'copies',
  copyFailed: 'copies',
};

const TONES: Partial<Record<ActivityKind, Tone>> = {
  signedIn: 'good',
  renewed: 'good',
  recovered: 'good',
  askedAccepted: 'good',
  pastedAccepted: 'good',
  offline: 'risk',
  failed: 'risk',
  copiedAging: 'risk',
  expired: 'bad',
  needsSignIn: 'bad',
  askedRefused: 'bad',
  copyFailed: 'bad',
};

export const groupOf = (kind: ActivityKind): ActivityGroup => GROUPS[kind];

export const toneOf = (kind: ActivityKind): Tone => TONES[kind] ?? 'calm';

/** `awayMs`: how long the outage lasted that began with this entry, if it is over. */
export function activityWords(entry: ActivityEntry, awayMs: number | undefined, texts: Texts): string {
  const what = texts.say(keyOf(entry, awayMs), {
    duration: durationText(texts, awayMs ?? entry.awayMs ?? 0),
    reason: reasonWords(entry.reason, texts),
  });
  return timesWords(entry, validityWords(entry, what, texts), texts);
}

function validityWords({ validUntilMs, atMs }: ActivityEntry, what: string, texts: Texts): string {
  if (validUntilMs === undefined) return what;
  // As it was reported then: a time alone means the same day.
  return texts.say('activity.withValidity', { what, until: untilText(texts, validUntilMs, atMs) });
}

function timesWords({ count, sinceMs, atMs }: ActivityEntry, what: string, texts: Texts): string {
  if (count === undefined || sinceMs === undefined) return what;
  return texts.say('activity.times', { what, count, since: untilText(texts, sinceMs, atMs) });
}

function keyOf({ kind, reason }: ActivityEntry, awayMs: number | undefined): TextKey {
  if (awayMs !== undefined && kind === 'offline') return 'activity.offlineFor';
  if (awayMs !== undefined && kind === 'failed') return 'activity.failedFor';
  if (kind === 'needsSignIn' && reason === undefined) return 'activity.needsSignInAgain';
  return `activity.${kind}`;
}

function reasonWords(reason: ActivityReason | undefined, texts: Texts): string {
  if (reason === undefined) return '';
  // Its text names a field, which the log does not keep.
  if (reason === 'missingParameter') return texts.say('activity.reasonMissing');
  return texts.say(reason === 'refused' ? 'problem.rejected.short' : `problem.${reason}.short`);
}

/** How long each outage lasted, by the id of the entry with which it began. `entries`: oldest first. */
export function outageDurations(entries: readonly ActivityEntry[]): ReadonlyMap<number, number> {
  const durations = new Map<number, number>();
  const openByCompany = new Map<string | null, number>();
  for (const { id, companyId, kind, awayMs } of entries) {
    const isOpen = openByCompany.has(companyId);
    if ((kind === 'offline' || kind === 'failed') && !isOpen) openByCompany.set(companyId, id);
    if (awayMs === undefined) continue;
    const began = openByCompany.get(companyId);
    if (began !== undefined) durations.set(began, awayMs);
    openByCompany.delete(companyId);
  }
  return durations;
}

// What the operator sees: the snapshots that tray and window show, the activity log and the notifications.
import { ActivityRecorder } from '../activity/activity-recorder.ts';
import { RecentCopies } from '../activity/recent-copies.ts';
import { groupLandingOf, landingOf } from '../announcements/announcement-landing.ts';
import { groupProblemWords, groupRecoveryWords, recoveryWords } from '../announcements/announcement-words.ts';
import { SessionAnnouncer } from '../announcements/session-announcer.ts';
import type { CopyConfirmations } from '../commands/copy-confirmations.ts';
import { sessionProblem } from '../snapshot/company-view.ts';
import { SnapshotFeed } from '../snapshot/snapshot-feed.ts';
import { SnapshotSource } from '../snapshot/snapshot-source.ts';
import { spokenLanguage } from '../texts/spoken-language.ts';
import type { ClipboardParts } from './clipboard.ts';
import type { CoreBase } from './core-parts.ts';
import { managedViews } from './managed-follower.ts';
import type { TokenSupply } from './token-supply.ts';

export type OperatorView = ReturnType<typeof createOperatorView>;

export function createOperatorView(
  base: CoreBase,
  supply: TokenSupply,
  confirmations: CopyConfirmations,
  { clipboard }: ClipboardParts,
) {
  const { parts, texts, notices, shortcuts, stores, updates } = base;
  const { clock, trayStanding, appVersion, platform } = parts;
  const { companies, settings } = stores;
  const recentCopies = new RecentCopies(stores.activity, companies);
  const snapshots = new SnapshotSource({
    ...{ clock, texts, companies, settings, notices, trayStanding, appVersion, platform },
    ...{ providers: supply.providers, sessions: supply.sessions, managed: managedViews(base, supply) },
    askingOf: (company) => confirmations.askingOf(company),
    secretStorage: () => stores.vault.mode(),
    updates: () => updates.view,
    clipboard: () => clipboard.view,
    refusedShortcuts: () => shortcuts.refused,
    activityRevision: () => stores.activity.revision,
    recentCompanyIds: () => recentCopies.ids(),
    systemLanguage: spokenLanguage('system', parts.systemLanguages).language,
  });
  return {
    snapshots,
    feed: new SnapshotFeed(() => snapshots.readAnew()),
    quickCopyFeed: new SnapshotFeed(() => snapshots.readAnew()),
    recorder: new ActivityRecorder({ log: stores.activity, clock, companies: () => companies.all() }),
    announcer: createAnnouncer(base, supply),
  };
}

function createAnnouncer({ parts, texts, stores }: CoreBase, { providers, sessions }: TokenSupply) {
  const { clock, notifier, showWindow } = parts;
  return new SessionAnnouncer({
    ...{ clock, notifier },
    sessions: () => stores.companies.all().flatMap(({ id }) => sessions.get(id) ?? []),
    sessionOf: (companyId) => sessions.get(companyId),
    problemOf: (session) =>
      sessionProblem({
        company: session.company,
        provider: providers.get(session.company.providerId),
        session: session.view,
        texts,
        nowMs: clock.now(),
      }),
    recoveryOf: (session) => recoveryWords(session, texts, clock.now()),
    groupProblemOf: (cause, affected) => groupProblemWords(cause, affected, texts),
    groupRecoveryOf: (recovered) => groupRecoveryWords(recovered, texts),
    wants: () => stores.settings.current,
    onClick: (session) => showWindow(landingOf(session)),
    onGroupClick: (cause) => showWindow(groupLandingOf(cause)),
  });
}

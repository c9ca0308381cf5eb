// The window's commands about the activity: read it in words, export it, clear it.
import { activityCsv } from '../activity/activity-csv.ts';
import type { ActivityEntry } from '../activity/activity-entry.ts';
import type { ActivityLog } from '../activity/activity-log.ts';
import { activityWords, groupOf, outageDurations, toneOf } from '../activity/activity-words.ts';
import { dayPicture } from '../activity/day-picture.ts';
import type { CompanyList } from '../companies/company-list.ts';
import type {
  ActivityExport,
  ActivityPage,
  ActivityView,
  DaySegment,
  DayView,
} from '../shared/contract/activity.ts';
import type { CommandInput } from '../shared/contract/bridge.ts';
import type { Texts } from '../texts/texts.ts';
import type { Clock } from '../time/clock.ts';
import type { Handlers } from './command-dispatcher.ts';
import type { FileChooser } from './file-dialogs.ts';

/** More pictures than this would push the list out of sight. */
const MAX_DAYS = 6;

export interface ActivityCommandsOptions {
  readonly log: ActivityLog;
  readonly companies: CompanyList;
  readonly fileChooser: FileChooser;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly onChange: () => void;
}

export function activityCommands(
  options: ActivityCommandsOptions,
): Handlers<'readActivity' | 'exportActivity' | 'clearActivity'> {
  const { log, companies, texts, fileChooser, onChange } = options;
  return {
    readActivity: (input) => ({ ...readEntries(input), ...readDays(input.companyId, options) }),
    exportActivity: async ({ companyId }): Promise<ActivityExport> => {
      const answer = await fileChooser.save({
        title: texts.say('activity.csv.dialog'),
        suggestedName: `${texts.say('activity.csv.file')}.csv`,
        fileKind: texts.say('activity.csv.fileKind'),
        extension: 'csv',
        text: activityCsv(entriesOf(companyId, log), texts),
      });
      if (answer.kind === 'cancelled') return { outcome: 'cancelled' };
      return { outcome: answer.kind, path: answer.path };
    },
    clearActivity: () => {
      log.clear();
      onChange();
      return undefined;
    },
  };

  function readEntries({ companyId, group, limit }: CommandInput<'readActivity'>) {
    const entries = entriesOf(companyId, log);
    const durations = outageDurations(entries);
    const chosen = entries.filter(({ kind }) => group === null || groupOf(kind) === group);
    const view = (entry: ActivityEntry): ActivityView => ({
      id: entry.id,
      atMs: entry.atMs,
      // Its present name, if it still exists.
      company: (entry.companyId && companies.get(entry.companyId)?.label) || entry.companyLabel,
      tone: toneOf(entry.kind),
      text: activityWords(entry, durations.get(entry.id), texts),
    });
    return { entries: chosen.slice(-limit).reverse().map(view), total: chosen.length };
  }
}

function entriesOf(companyId: string | null, log: ActivityLog): readonly ActivityEntry[] {
  return companyId === null ? log.all() : log.all().filter((entry) => entry.companyId === companyId);
}

/** Companies with the most trouble first. */
function readDays(
  companyId: string | null,
  { log, companies, clock }: ActivityCommandsOptions,
): Pick<ActivityPage, 'days' | 'moreDays'> {
  const nowMs = clock.now();
  const byCompany = log.byCompany();
  const ofApp = byCompany.get(null) ?? [];
  const days = companies
    .all()
    .filter(({ id }) => companyId === null || id === companyId)
    .map(({ id, label, renewalMode }): DayView => {
      const entries = [...ofApp, ...(byCompany.get(id) ?? [])].sort((one, other) => one.id - other.id);
      const segments = dayPicture(entries, nowMs, { isOnDemand: renewalMode === 'onCopy' });
      return { companyId: id, company: label, segments };
    })
    .sort((one, other) => troubleMs(other.segments) - troubleMs(one.segments));
  return { days: days.slice(0, MAX_DAYS), moreDays: Math.max(0, days.length - MAX_DAYS) };
}

function troubleMs(segments: readonly DaySegment[]): number {
  const inTrouble = segments.filter(({ state }) => state === 'risk' || state === 'gone');
  return inTrouble.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
}

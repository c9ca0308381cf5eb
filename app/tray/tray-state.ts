// What icon and tooltip say of all companies together. Pure.
import { type Standing, standingOf } from '../shared/company-state.ts';
import type { CompanyView } from '../shared/contract/companies.ts';
import { cutName } from '../shared/name-cut.ts';
import { listWords } from '../shared/time-words.ts';
import type { Texts } from '../texts/texts.ts';
import { isolated } from './isolated.ts';

export type TrayIcon = 'ok' | 'attention' | 'offline' | 'idle';

export interface TrayState {
  readonly icon: TrayIcon;
  /** How many companies need the operator; it stands on the icon. */
  readonly count: number;
  readonly toolTip: string;
}

/** Windows shows at most 127 characters of a tooltip, which may name two companies. */
const MAX_NAME_LENGTH = 28;

type Groups = Readonly<Record<Standing, readonly CompanyView[]>>;

export function trayState(companies: readonly CompanyView[], texts: Texts, nowMs: number): TrayState {
  const groups = byStanding(companies, nowMs);
  const icon = iconOf(groups);
  return { icon, count: groups.attention.length, toolTip: toolTip(icon, groups, texts) };
}

function byStanding(companies: readonly CompanyView[], nowMs: number): Groups {
  const groups: Record<Standing, CompanyView[]> = { ready: [], attention: [], offline: [], noToken: [] };
  for (const company of companies) groups[standingOf(company, nowMs)].push(company);
  return groups;
}

/** One service of many that cannot be reached is not a computer that is offline. */
function iconOf({ ready, attention, offline }: Groups): TrayIcon {
  if (attention.length > 0) return 'attention';
  if (offline.length > ready.length) return 'offline';
  return ready.length > 0 ? 'ok' : 'idle';
}

function toolTip(icon: TrayIcon, { ready, attention, offline }: Groups, texts: Texts): string {
  if (icon === 'idle') return texts.say('tray.tooltip.none');
  const count = ready.length;
  if (attention.length + offline.length === 0) return texts.say('tray.tooltip.ok', { count });
  if (count + attention.length === 0 && offline.length > 1) return texts.say('tray.tooltip.offline');
  const state = listWords(
    [
      ...(count > 0 ? [texts.say('tray.ready', { count })] : []),
      ...inWords(attention, 'needYou', texts),
      ...inWords(offline, 'unreachable', texts),
    ],
    texts.locale,
  );
  return texts.say('tray.tooltip.state', { state });
}

/** One company by its name, more as their number. */
function inWords(
  companies: readonly CompanyView[],
  what: 'needYou' | 'unreachable',
  texts: Texts,
): readonly string[] {
  const [first, ...more] = companies;
  if (!first) return [];
  if (more.length > 0) return [texts.say(`tray.${what}`, { count: companies.length })];
  return [texts.say(`tray.${what}.named`, { company: isolated(cutName(first.label, MAX_NAME_LENGTH)) })];
}

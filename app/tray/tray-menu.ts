// What the tray shows, as data: snapshot -> icon, tooltip and menu. Pure; the platform draws it.
import { possibleActions, standingOf } from '../shared/company-state.ts';
import type { CompanyView } from '../shared/contract/companies.ts';
import type { Snapshot } from '../shared/contract/snapshot.ts';
import { type EnvironmentView, withMark } from '../shared/environment.ts';
import { nameDifferences } from '../shared/equal-names.ts';
import { cutName } from '../shared/name-cut.ts';
import { waitsForSignIn } from '../shared/sign-in-round.ts';
import { hasValidToken } from '../shared/token-life.ts';
import type { TextKey, Texts } from '../texts/texts.ts';
import { durationText } from '../texts/time-text.ts';
import { clipboardWords, withClipboardWords } from './clipboard-words.ts';
import { isolated } from './isolated.ts';
import { MAX_MORE_LENGTH } from './menu-limits.ts';
import { menuSections } from './menu-sections.ts';
import { type TrayState, trayState } from './tray-state.ts';

export type TrayCommand =
  | { readonly do: 'copy' | 'signIn' | 'cancelSignIn'; readonly companyId: string }
  | {
      readonly do:
        | 'quickCopy'
        | 'open'
        | 'addCompany'
        | 'signInRound'
        | 'clearClipboard'
        | 'renewAll'
        | 'settings'
        | 'updates'
        | 'quit';
    };

/** Labels are plain text; the platform escapes its mnemonics. */
export type TrayItem =
  | {
      readonly kind: 'command';
      readonly label: string;
      readonly enabled: boolean;
      readonly command: TrayCommand;
    }
  | { readonly kind: 'note'; readonly label: string }
  | { readonly kind: 'submenu'; readonly label: string; readonly items: readonly TrayItem[] }
  | { readonly kind: 'separator' };

export interface TrayDescription extends TrayState {
  readonly items: readonly TrayItem[];
  /** When the tooltip says something else without a change of state. */
  readonly changesInMs?: number;
}

/** Longer names are cut, so that the state after them stays in view. */
const MAX_NAME_LENGTH = 48;
/** The same of what tells equal names apart. */
const MAX_DIFFERENCE_LENGTH = 32;
const MINUTE_MS = 60_000;

export function describeTray(snapshot: Snapshot, texts: Texts, nowMs: number): TrayDescription {
  const { toolTip, ...state } = trayState(snapshot.companies, texts, nowMs);
  const said = clipboardWords(snapshot.clipboard, texts, nowMs);
  return {
    ...state,
    toolTip: withClipboardWords(toolTip, said),
    items: menu(snapshot, texts, nowMs),
    ...(said?.changesInMs === undefined ? {} : { changesInMs: said.changesInMs }),
  };
}

function menu(snapshot: Snapshot, texts: Texts, nowMs: number): readonly TrayItem[] {
  const differences = nameDifferences(snapshot.companies);
  const itemOf = (company: CompanyView) =>
    companyItem({ company, difference: differences.get(company.id) }, texts, nowMs);
  const { top, more } = menuSections(snapshot, texts.locale, nowMs);
  const isEmpty = snapshot.companies.length === 0;
  return [
    ...(isEmpty ? [command(texts, 'tray.addCompany', { do: 'addCompany' })] : []),
    ...roundItem(snapshot, texts),
    ...top.flatMap((group, at) => [...(at > 0 ? [SEPARATOR] : []), ...group.map(itemOf)]),
    ...moreMenu(more, itemOf, texts, nowMs),
    SEPARATOR,
    ...clearItem(snapshot, texts),
    ...storageNote(snapshot, texts),
    command(texts, 'tray.quickCopy', { do: 'quickCopy' }, !isEmpty),
    command(texts, 'tray.open', { do: 'open' }),
    command(texts, 'tray.renewAll', { do: 'renewAll' }, !isEmpty),
    command(texts, 'tray.settings', { do: 'settings' }),
    ...updateItem(snapshot, texts),
    SEPARATOR,
    command(texts, 'tray.quit', { do: 'quit' }),
  ];
}

const SEPARATOR: TrayItem = { kind: 'separator' };

/** Its label says what is inside: trouble that no one sees is trouble that no one ends. */
function moreMenu(
  companies: readonly CompanyView[],
  itemOf: (company: CompanyView) => TrayItem,
  texts: Texts,
  nowMs: number,
): readonly TrayItem[] {
  if (companies.length === 0) return [];
  const more = texts.say('tray.more', { count: companies.length });
  const count = companies.filter((company) => standingOf(company, nowMs) === 'attention').length;
  const state = count > 0 ? texts.say('tray.needYou', { count }) : undefined;
  const label = state === undefined ? more : texts.say('tray.moreWith', { more, state });
  const listed = companies.slice(0, MAX_MORE_LENGTH).map(itemOf);
  const search = command(texts, 'tray.searchAll', { do: 'quickCopy' });
  const items = companies.length > MAX_MORE_LENGTH ? [...listed, SEPARATOR, search] : listed;
  return [{ kind: 'submenu', label, items }];
}

/** One page goes from company to company; a single one has its own entry. */
function roundItem({ companies, secretStorage }: Snapshot, texts: Texts): readonly TrayItem[] {
  const count = companies.filter((company) => waitsForSignIn(company, secretStorage)).length;
  if (count < 2) return [];
  const label = texts.say('tray.signInRound', { count });
  return [{ kind: 'command', label, enabled: true, command: { do: 'signInRound' } }, SEPARATOR];
}

function storageNote({ secretStorage, companies }: Snapshot, texts: Texts): readonly TrayItem[] {
  if (secretStorage === 'secure' || companies.length === 0) return [];
  const key = secretStorage === 'memory' ? 'tray.memoryOnly' : 'tray.weakStorage';
  return [{ kind: 'note', label: texts.say(key) }, SEPARATOR];
}

/** While a token of ours is on the clipboard. */
function clearItem({ clipboard }: Snapshot, texts: Texts): readonly TrayItem[] {
  if (clipboard.kind !== 'holds') return [];
  const company = isolated(cutName(clipboard.company, MAX_NAME_LENGTH));
  const label = texts.say('tray.clearNow', { company });
  return [{ kind: 'command', label, enabled: true, command: { do: 'clearClipboard' } }, SEPARATOR];
}

/** Nothing where there is nothing new. */
function updateItem({ updates: { status } }: Snapshot, texts: Texts): readonly TrayItem[] {
  const isReady = status.kind === 'ready';
  const newer = status.kind === 'failed' ? status.newer : status;
  if (!newer || !('version' in newer)) return [];
  const label = texts.say(isReady ? 'tray.updateReady' : 'tray.updateAvailable', { version: newer.version });
  return [{ kind: 'command', label, enabled: true, command: { do: 'updates' } }];
}

function command(texts: Texts, key: TextKey, what: TrayCommand, enabled = true): TrayItem {
  return { kind: 'command', label: texts.say(key), enabled, command: what };
}

interface KeptItem {
  /** Everything else that an item depends on, besides the company. */
  readonly moment: string;
  readonly item: TrayItem;
}

/** While a company does not change, only its minutes left do. */
const keptItems = new WeakMap<CompanyView, KeptItem>();

interface ListedCompany {
  readonly company: CompanyView;
  /** What tells it from others of its name. */
  readonly difference: string | undefined;
}

function companyItem(listed: ListedCompany, texts: Texts, nowMs: number): TrayItem {
  const { company, difference = '' } = listed;
  const isValid = hasValidToken(company, nowMs);
  const moment = `${texts.locale} ${isValid} ${wholeMinutesLeft(company, nowMs)} ${difference}`;
  const kept = keptItems.get(company);
  if (kept?.moment === moment) return kept.item;
  const item = newCompanyItem(listed, texts, nowMs);
  keptItems.set(company, { moment, item });
  return item;
}

function wholeMinutesLeft({ validity }: CompanyView, nowMs: number): number | undefined {
  return validity.kind === 'until' ? Math.floor((validity.untilMs - nowMs) / MINUTE_MS) : undefined;
}

function newCompanyItem(listed: ListedCompany, texts: Texts, nowMs: number): TrayItem {
  const { company } = listed;
  const { id: companyId } = company;
  const label = companyLabel(listed, texts, nowMs);
  const [first] = possibleActions(company, nowMs);
  switch (first) {
    case 'copy':
    case 'signIn':
      return { kind: 'command', label, enabled: true, command: { do: first, companyId } };
    // In a submenu, so that a click meant for something else does not cancel.
    case 'cancelSignIn':
      return {
        kind: 'submenu',
        label,
        items: [command(texts, 'tray.cancelSignIn', { do: 'cancelSignIn', companyId })],
      };
    default:
      return { kind: 'note', label };
  }
}

function companyLabel({ company: view, difference }: ListedCompany, texts: Texts, nowMs: number): string {
  const company = withMark(shownName(view.label, difference), isolatedMark(view.environment));
  if (!hasValidToken(view, nowMs)) return texts.say(deadKey(view), { company });
  if (view.validity.kind !== 'until') return texts.say(aliveKey(view, 'Unknown'), { company });
  const duration = durationText(texts, view.validity.untilMs - nowMs);
  return texts.say(aliveKey(view, ''), { company, duration });
}

function aliveKey({ status, offline }: CompanyView, suffix: '' | 'Unknown'): TextKey {
  if (status === 'needsSignIn') return `tray.copySignInAgain${suffix}`;
  if (status === 'retrying') return offline ? `tray.copyOffline${suffix}` : `tray.copyCannotRenew${suffix}`;
  return suffix === '' ? 'tray.copyValid' : 'tray.copy';
}

function deadKey({ status, offline }: CompanyView): TextKey {
  switch (status) {
    case 'signedOut':
      return 'tray.signIn';
    case 'signingIn':
      return 'tray.signingIn';
    case 'needsSignIn':
      return 'tray.signInAgain';
    case 'unusable':
      return 'tray.unusable';
    case 'onDemand':
      return 'tray.copyOnDemand';
    case 'ready':
    case 'renewing':
      return 'tray.renewing';
    case 'retrying':
    case 'expired':
      return offline ? 'tray.expiredOffline' : 'tray.expired';
  }
}

function shownName(label: string, difference: string | undefined): string {
  const name = isolated(cutName(label, MAX_NAME_LENGTH));
  return difference ? `${name} · ${isolated(cutName(difference, MAX_DIFFERENCE_LENGTH))}` : name;
}

const isolatedMark = (environment: EnvironmentView | undefined) =>
  environment && { ...environment, name: isolated(environment.name) };

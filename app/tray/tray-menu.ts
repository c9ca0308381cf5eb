// What the tray shows, as data: snapshot -> icon, tooltip and menu. Pure; the platform draws it.
import { possibleActions, type Standing, standingOf } from '../shared/company-state.ts';
import type { CompanyView } from '../shared/contract/companies.ts';
import type { Snapshot } from '../shared/contract/snapshot.ts';
import { type EnvironmentView, withMark } from '../shared/environment.ts';
import { hasValidToken } from '../shared/token-life.ts';
import { isTurned } from '../shared/unseen.ts';
import { charactersOf } from '../texts/characters.ts';
import type { TextKey, Texts } from '../texts/texts.ts';
import { durationText } from '../texts/time-text.ts';

export type TrayIcon = 'ok' | 'attention' | 'offline' | 'idle';

export type TrayCommand =
  | { readonly do: 'copy' | 'signIn' | 'cancelSignIn'; readonly companyId: string }
  | { readonly do: 'open' | 'addCompany' | 'renewAll' | 'settings' | 'quit' };

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

export interface TrayDescription {
  readonly icon: TrayIcon;
  readonly toolTip: string;
  readonly items: readonly TrayItem[];
}

/** More companies than this go into a submenu. */
const MAX_TOP_LEVEL_COMPANIES = 10;
/** Longer names are cut, so that the state after them stays in view. */
const MAX_NAME_LENGTH = 48;
const MINUTE_MS = 60_000;

export function describeTray(snapshot: Snapshot, texts: Texts, nowMs: number): TrayDescription {
  return {
    icon: iconOf(snapshot, nowMs),
    toolTip: toolTip(snapshot, texts, nowMs),
    items: menu(snapshot, texts, nowMs),
  };
}

const count = (snapshot: Snapshot, wanted: Standing, nowMs: number) =>
  snapshot.companies.filter((company) => standingOf(company, nowMs) === wanted).length;

function iconOf(snapshot: Snapshot, nowMs: number): TrayIcon {
  if (count(snapshot, 'attention', nowMs) > 0) return 'attention';
  if (count(snapshot, 'offline', nowMs) > 0) return 'offline';
  return count(snapshot, 'ready', nowMs) > 0 ? 'ok' : 'idle';
}

function toolTip(snapshot: Snapshot, texts: Texts, nowMs: number): string {
  const icon = iconOf(snapshot, nowMs);
  if (icon === 'idle') return texts.say('tray.tooltip.none');
  if (icon === 'offline') return texts.say('tray.tooltip.offline');
  const standing = icon === 'ok' ? 'ready' : icon;
  return texts.say(`tray.tooltip.${icon}`, { count: count(snapshot, standing, nowMs) });
}

function menu(snapshot: Snapshot, texts: Texts, nowMs: number): readonly TrayItem[] {
  const companies = snapshot.companies.map((company) => companyItem(company, texts, nowMs));
  return [
    ...(companies.length === 0 ? [command(texts, 'tray.addCompany', { do: 'addCompany' })] : []),
    ...companies.slice(0, MAX_TOP_LEVEL_COMPANIES),
    ...overflow(companies.slice(MAX_TOP_LEVEL_COMPANIES), texts),
    { kind: 'separator' },
    ...storageNote(snapshot, texts),
    command(texts, 'tray.open', { do: 'open' }),
    command(texts, 'tray.renewAll', { do: 'renewAll' }, companies.length > 0),
    command(texts, 'tray.settings', { do: 'settings' }),
    { kind: 'separator' },
    command(texts, 'tray.quit', { do: 'quit' }),
  ];
}

function overflow(items: readonly TrayItem[], texts: Texts): readonly TrayItem[] {
  if (items.length === 0) return [];
  return [{ kind: 'submenu', label: texts.say('tray.more', { count: items.length }), items }];
}

function storageNote({ secretStorage, companies }: Snapshot, texts: Texts): readonly TrayItem[] {
  if (secretStorage === 'secure' || companies.length === 0) return [];
  const key = secretStorage === 'memory' ? 'tray.memoryOnly' : 'tray.weakStorage';
  return [{ kind: 'note', label: texts.say(key) }, { kind: 'separator' }];
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

function companyItem(company: CompanyView, texts: Texts, nowMs: number): TrayItem {
  const moment = `${texts.locale} ${hasValidToken(company, nowMs)} ${wholeMinutesLeft(company, nowMs)}`;
  const kept = keptItems.get(company);
  if (kept?.moment === moment) return kept.item;
  const item = newCompanyItem(company, texts, nowMs);
  keptItems.set(company, { moment, item });
  return item;
}

function wholeMinutesLeft({ validity }: CompanyView, nowMs: number): number | undefined {
  return validity.kind === 'until' ? Math.floor((validity.untilMs - nowMs) / MINUTE_MS) : undefined;
}

function newCompanyItem(company: CompanyView, texts: Texts, nowMs: number): TrayItem {
  const { id: companyId } = company;
  const label = companyLabel(company, texts, nowMs);
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

function companyLabel(view: CompanyView, texts: Texts, nowMs: number): string {
  const company = withMark(isolated(shortName(view.label)), isolatedMark(view.environment));
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

function shortName(label: string): string {
  if (label.length <= MAX_NAME_LENGTH) return label;
  const characters = charactersOf(label);
  if (characters.length <= MAX_NAME_LENGTH) return label;
  const kept = characters.slice(0, MAX_NAME_LENGTH - 1).join('');
  return `${kept.trimEnd()}…`;
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Keeps the state after a name that is written from right to left: first strong isolate (Unicode UAX 9, 2.4). */
function isolated(name: string): string {
  return RIGHT_TO_LEFT.test(name) || isTurned(name) ? `\u2068${name}\u2069` : name;
}

const isolatedMark = (environment: EnvironmentView | undefined) =>
  environment && { ...environment, name: isolated(environment.name) };

// What is taken of a picture's file. Anyone may have written there: only what the builder could have made is shown, and only
// commands that the core judges anew. By hand, since loading the schema library takes longer than showing the icon.
import { schemaByHand } from '../shared/fitting.ts';
import type { LooseKind } from '../storage/loose-document.ts';
import { LAST_PICTURE_VERSION, type LastPicture, type WaitingUpdate } from './last-picture.ts';
import { MAX_SUBMENU_LENGTH } from './menu-limits.ts';
import type { TrayCommand, TrayItem } from './tray-menu.ts';
import type { TrayIcon } from './tray-state.ts';

const MAX_TEXT_LENGTH = 500;
const MAX_ID_LENGTH = 100;
const MAX_ITEMS = 60;

const ICONS: readonly TrayIcon[] = ['ok', 'attention', 'offline', 'idle'];
const OF_COMPANY = ['copy', 'signIn'] as const;
const OF_APP = [
  ...(['quickCopy', 'open', 'addCompany', 'signInRound', 'renewAll', 'settings', 'quit'] as const),
];

export const lastPictureSchema = schemaByHand(picture);

/** Where there is none that can be shown, the tray waits for the core. */
export const LAST_PICTURE: LooseKind<LastPicture> = {
  fileName: 'tray-picture.json',
  schema: lastPictureSchema,
  limitBytes: 256 * 1024,
};

function picture(value: unknown): LastPicture | undefined {
  const { version, madeAtMs, icon, count, readyUntilMs, toolTip, note, heardNote, ...rest } = fields(value);
  const items = itemsOf(rest.items, MAX_ITEMS, companyItem);
  const shownIcon = ICONS.find((known) => known === icon);
  if (version !== LAST_PICTURE_VERSION || !shownIcon || !items) return undefined;
  if (!isMoment(madeAtMs) || !isMoment(readyUntilMs) || !isMoment(count)) return undefined;
  // A badge without a number is drawn nowhere.
  if ((shownIcon === 'attention') !== count > 0) return undefined;
  if (!isText(toolTip) || !isText(note) || !isText(heardNote)) return undefined;
  const said = { toolTip, note, heardNote, items };
  const shown: LastPicture = { version, madeAtMs, icon: shownIcon, count, readyUntilMs, ...said };
  if (rest.update === undefined) return shown;
  const update = updateOf(rest.update);
  return update && { ...shown, update };
}

function updateOf(value: unknown): WaitingUpdate | undefined {
  const { version, note } = fields(value);
  return isText(version) && isText(note) ? { version, note } : undefined;
}

function itemsOf(
  value: unknown,
  limit: number,
  itemOf: (value: unknown) => TrayItem | undefined,
): readonly TrayItem[] | undefined {
  if (!Array.isArray(value) || value.length > limit) return undefined;
  const items = value.map(itemOf).filter((item) => item !== undefined);
  return items.length === value.length ? items : undefined;
}

function companyItem(value: unknown): TrayItem | undefined {
  const { kind, label, items } = fields(value);
  if (kind !== 'submenu') return plainItem(value);
  const inner = itemsOf(items, MAX_SUBMENU_LENGTH, plainItem);
  return isText(label) && inner ? { kind, label, items: inner } : undefined;
}

function plainItem(value: unknown): TrayItem | undefined {
  const { kind, label, enabled, command } = fields(value);
  if (kind === 'separator') return { kind };
  if (!isText(label)) return undefined;
  if (kind === 'note') return { kind, label };
  const known = commandOf(command);
  if (kind !== 'command' || !known || typeof enabled !== 'boolean') return undefined;
  return { kind, label, enabled, command: known };
}

function commandOf(value: unknown): TrayCommand | undefined {
  const { do: what, companyId } = fields(value);
  const ofApp = OF_APP.find((known) => known === what);
  if (ofApp) return { do: ofApp };
  const ofCompany = OF_COMPANY.find((known) => known === what);
  const isId = typeof companyId === 'string' && companyId.length <= MAX_ID_LENGTH;
  return ofCompany && isId ? { do: ofCompany, companyId } : undefined;
}

const fields = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= MAX_TEXT_LENGTH && !/\p{Cc}/u.test(value);

const isMoment = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

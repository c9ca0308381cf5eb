// What is taken for a picture of the home screen, from the window and from a file: elements that do nothing, and text. By hand,
// since a start shows it before the schema library is loaded. Pure.

import type { WindowPlace } from '../settings/window-place-store.ts';
import {
  type HomePicture,
  PICTURE_ATTRIBUTES,
  PICTURE_LIMITS,
  PICTURE_TAGS,
  type PictureElement,
  type PicturePart,
  type PictureText,
} from '../shared/contract/home-picture.ts';
import { THEMES, type Theme } from '../shared/contract/settings.ts';
import { ENVIRONMENT_KINDS, type EnvironmentView } from '../shared/environment.ts';
import { schemaByHand } from '../shared/fitting.ts';
import type { LooseKind } from '../storage/loose-document.ts';

/** What the button of a row does; a company that needs a newer version has none. */
export const OFFERS = ['copy', 'signIn', 'nothing'] as const;

/** All that a row shows, apart from what ages. */
export interface CompanyAtStart {
  readonly id: string;
  readonly label: string;
  /** What tells it from others of its name. */
  readonly difference: string | null;
  readonly environment: EnvironmentView | null;
  readonly isFavourite: boolean;
  readonly isManaged: boolean;
  readonly offers: (typeof OFFERS)[number];
}

export interface ListAtStart {
  /** The first ones. */
  readonly companies: readonly CompanyAtStart[];
  /** With many companies there is a field to search them, above the rows. */
  readonly total: number;
  /** Above the list. */
  readonly notices: readonly string[];
}

export interface StoredPicture extends HomePicture {
  /** As main knew it. */
  readonly list: ListAtStart;
  readonly theme: Theme;
  /** Where the window was; null where it was never moved. */
  readonly place: WindowPlace | null;
}

export interface StoredHome {
  readonly picture: StoredPicture | null;
}

const HOME_KEYS = ['parts', 'language', 'direction', 'styleSheet', 'script'];
const STORED_KEYS = [...HOME_KEYS, 'list', 'theme', 'place'];

export const homePictureSchema = schemaByHand((value) =>
  isHomePicture(value, HOME_KEYS) ? value : undefined,
);

export const HOME_PICTURE: LooseKind<StoredHome> = {
  fileName: 'home-picture.json',
  // As it is written, with an indentation.
  limitBytes: 8 * PICTURE_LIMITS.characters,
  schema: schemaByHand((value) => (isStoredHome(value) ? value : undefined)),
};

type Fields = Readonly<Record<string, unknown>>;

const isStoredHome = (value: unknown): value is StoredHome =>
  hasKeys(value, ['picture']) && (value.picture === null || isStored(value.picture));

const isStored = (value: unknown): value is StoredPicture =>
  isHomePicture(value, STORED_KEYS) && isStoredBeside(value as unknown as Fields);

const isStoredBeside = ({ list, theme, place }: Fields) =>
  isList(list) && THEMES.some((known) => known === theme) && (place === null || isPlace(place));

const isList = (value: unknown) =>
  hasKeys(value, ['companies', 'total', 'notices']) &&
  Array.isArray(value.companies) &&
  value.companies.every(isListed) &&
  Number.isSafeInteger(value.total) &&
  Array.isArray(value.notices) &&
  value.notices.every((notice) => isText(notice));

const LISTED_KEYS = ['id', 'label', 'difference', 'environment', 'isFavourite', 'isManaged', 'offers'];

const isListed = (value: unknown) =>
  hasKeys(value, LISTED_KEYS) &&
  isText(value.id, 64) &&
  isText(value.label) &&
  (value.difference === null || isText(value.difference)) &&
  (value.environment === null || isEnvironment(value.environment)) &&
  [value.isFavourite, value.isManaged].every((mark) => typeof mark === 'boolean') &&
  OFFERS.some((known) => known === value.offers);

const isEnvironment = (value: unknown) =>
  hasKeys(value, ['kind', 'name']) &&
  ENVIRONMENT_KINDS.some((known) => known === value.kind) &&
  isText(value.name);

function isPlace(value: unknown): boolean {
  if (!hasKeys(value, ['x', 'y', 'width', 'height', 'isMaximized', 'zoomLevel'])) return false;
  const { x, y, width, height, isMaximized, zoomLevel } = value;
  const isSize = (size: unknown) => Number.isSafeInteger(size) && Number(size) > 0;
  const isLevel = typeof zoomLevel === 'number' && Math.abs(zoomLevel) <= 9;
  const isAt = Number.isSafeInteger(x) && Number.isSafeInteger(y);
  return isAt && isSize(width) && isSize(height) && typeof isMaximized === 'boolean' && isLevel;
}

function isHomePicture(value: unknown, keys: readonly string[]): value is HomePicture {
  if (!hasKeys(value, keys)) return false;
  const { parts, language, direction, styleSheet, script } = value;
  if (!isText(language, 40) || !/^[A-Za-z0-9-]{2,}$/.test(language)) return false;
  if (direction !== 'ltr' && direction !== 'rtl') return false;
  if (!isFileName(styleSheet) || !isFileName(script)) return false;
  if (!Array.isArray(parts) || parts.length > PICTURE_LIMITS.parts || ![...parts].every(isPart)) return false;
  return charactersIn(parts) <= PICTURE_LIMITS.characters;
}

const isFileName = (value: unknown) => isText(value, 100) && /^[\w./-]+$/.test(value);

const isPart = (value: unknown): value is PicturePart => isElement(value) || isWords(value);

const isWords = (value: unknown): value is PictureText =>
  hasKeys(value, ['depth', 'text']) && isDepth(value.depth) && isText(value.text);

function isElement(value: unknown): value is PictureElement {
  if (!hasKeys(value, ['depth', 'tag', 'attributes']) || !isDepth(value.depth)) return false;
  const { tag, attributes } = value;
  if (!PICTURE_TAGS.some((known) => known === tag) || !isObject(attributes)) return false;
  return Object.entries(attributes).every(
    ([name, text]) => PICTURE_ATTRIBUTES.some((known) => known === name) && isText(text),
  );
}

const isDepth = (value: unknown) =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= PICTURE_LIMITS.depth;

const isText = (value: unknown, limit: number = PICTURE_LIMITS.text): value is string =>
  typeof value === 'string' && value.length <= limit;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** These, and no others. */
const hasKeys = (value: unknown, keys: readonly string[]): value is Fields =>
  isObject(value) &&
  Object.keys(value).length === keys.length &&
  keys.every((key) => Object.hasOwn(value, key));

function charactersIn(parts: readonly PicturePart[]): number {
  const lengthOf = (part: PicturePart) =>
    'text' in part
      ? part.text.length
      : Object.values(part.attributes).reduce((sum, text) => sum + text.length, 0);
  return parts.reduce((sum, part) => sum + lengthOf(part), 0);
}

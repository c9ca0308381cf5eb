// The list of companies as the next start will show it, if nothing changes until then: what a picture of it has to agree with. Pure.
import { isDeepStrictEqual } from 'node:util';
import { troubleFirst, urgencyOf } from '../shared/company-order.ts';
import { possibleActions } from '../shared/company-state.ts';
import type { CompanyView } from '../shared/contract/companies.ts';
import type { HomePicture, PicturePart } from '../shared/contract/home-picture.ts';
import type { Snapshot } from '../shared/contract/snapshot.ts';
import { keyOfName, nameDifferences } from '../shared/equal-names.ts';
import { stateAtStart } from '../shared/state-at-start.ts';
import { type ListAtStart, OFFERS } from './home-picture.ts';

/** Notices about the system itself, which the next start finds as it was; all others may be over by then. */
const LASTING_NOTICES: ReadonlySet<string> = new Set(['memoryOnly', 'weakStorage', 'trayUnavailable']);

/** States at a start have no time that could be over. */
const ANY_MS = 0;

/** With its first `count` companies. Undefined where it is not known what a start will show above the rows, or whether any. */
export function listAtStart(
  { companies, notices, secretStorage, updates }: Snapshot,
  count: number,
): ListAtStart | undefined {
  // Whether a window is shown at all is only known once the update is installed.
  if (updates.status.kind === 'ready') return undefined;
  if (!notices.every(({ id }) => LASTING_NOTICES.has(id))) return undefined;
  const found = (company: CompanyView) => stateAtStart(company, secretStorage === 'memory');
  const first = troubleFirst(companies, (company) => urgencyOf(found(company), ANY_MS)).slice(0, count);
  const differences = differencesOf(first, companies);
  return {
    companies: first.map((company) => {
      const { id, label, environment = null, favourite, managed } = company;
      const [possible] = possibleActions(found(company), ANY_MS);
      return {
        ...{ id, label, difference: differences.get(id) ?? null, environment },
        ...{ isFavourite: favourite, isManaged: managed !== undefined },
        offers: OFFERS.find((offer) => offer === possible) ?? 'nothing',
      };
    }),
    total: companies.length,
    notices: notices.map(({ id }) => id),
  };
}

/** Compared are only those of the same names: there may be thousands of others. */
function differencesOf(first: readonly CompanyView[], all: readonly CompanyView[]) {
  const names = new Set(first.map(keyOfName));
  return nameDifferences(all.filter((company) => names.has(keyOfName(company))));
}

/**
 * Whether the picture has these rows in this order, each with its name, its mark and its button and no others: the window may have
 * drawn it a moment before a change.
 */
export function hasRowsOf({ parts }: HomePicture, { companies }: ListAtStart): boolean {
  const wanted = companies.map(({ id, label, environment, offers }): PicturedRow => {
    return { id, name: label, mark: environment?.kind, buttons: offers === 'nothing' ? [] : [offers] };
  });
  return isDeepStrictEqual(rowsIn(parts), wanted);
}

interface PicturedRow {
  readonly id: string;
  readonly name: string | undefined;
  readonly mark: string | undefined;
  readonly buttons: readonly string[];
}

export function rowsIn(parts: HomePicture['parts']): readonly PicturedRow[] {
  const starts = parts.flatMap((part, at) => (idOf(part) === undefined ? [] : [at]));
  return starts.map((start, at) => rowOf(parts.slice(start, starts[at + 1])));
}

const idOf = (part: PicturePart) => ('tag' in part ? part.attributes['data-key'] : undefined);

function rowOf([row, ...inside]: HomePicture['parts']): PicturedRow {
  const elements = inside.filter((part) => 'tag' in part);
  return {
    id: (row && idOf(row)) ?? '',
    name: elements.find(({ tag }) => tag === 'bdi')?.attributes.title,
    mark: elements.map(({ attributes }) => attributes['data-environment']).find((kind) => kind !== undefined),
    buttons: elements.flatMap(({ tag, attributes }) => (tag === 'button' && attributes['data-early']) || []),
  };
}

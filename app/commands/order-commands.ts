// The window's commands about the order of the companies: move one, make one a favourite.

import type { CompanyList } from '../companies/company-list.ts';
import { movedBefore } from '../companies/favourites-first.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { Handlers } from './command-dispatcher.ts';
import type { DeletedCompanies } from './deleted-companies.ts';

export interface OrderCommandsOptions {
  readonly companies: CompanyList;
  readonly settings: SettingsStore;
  readonly deleted: Pick<DeletedCompanies, 'get'>;
  readonly onChange: () => void;
}

export function orderCommands({
  companies,
  settings,
  deleted,
  onChange,
}: OrderCommandsOptions): Handlers<'moveCompany' | 'setFavourite'> {
  const saveFavourites = async (favouriteCompanyIds: readonly string[]) => {
    const saved = settings.change({ favouriteCompanyIds });
    onChange();
    await saved;
    return undefined;
  };
  /** A deleted one is a favourite again if the deletion is undone. */
  const isKnown = (id: string) => companies.get(id) !== undefined || deleted.get(id) !== undefined;
  return {
    moveCompany: ({ companyId, beforeId }) => {
      const { favouriteCompanyIds: favourites } = settings.current;
      if (favourites.includes(companyId)) return saveFavourites(movedBefore(favourites, companyId, beforeId));
      const ids = companies.all().map(({ id }) => id);
      companies.move(companyId, movedBefore(ids, companyId, beforeId).indexOf(companyId));
      onChange();
      return undefined;
    },
    setFavourite: ({ companyId, isFavourite }) => {
      const known = settings.current.favouriteCompanyIds.filter(isKnown);
      if (!isFavourite) return saveFavourites(known.filter((id) => id !== companyId));
      const isNew = isKnown(companyId) && !known.includes(companyId);
      return saveFavourites(isNew ? [...known, companyId] : known);
    },
  };
}

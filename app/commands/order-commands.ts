// The window's commands about the order of the companies: move one, pin one to the top.

import type { CompanyList } from '../companies/company-list.ts';
import { arrangedIndex } from '../companies/pinned-first.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { Handlers } from './command-dispatcher.ts';

export interface OrderCommandsOptions {
  readonly companies: CompanyList;
  readonly settings: SettingsStore;
  readonly onChange: () => void;
}

export function orderCommands({
  companies,
  settings,
  onChange,
}: OrderCommandsOptions): Handlers<'moveCompany' | 'pinCompany'> {
  return {
    moveCompany: ({ companyId: movedId, toIndex }) => {
      const { pinnedCompanyId: pinnedId } = settings.current;
      const index = arrangedIndex(companies.all(), { movedId, toIndex, pinnedId });
      if (index !== undefined) companies.move(movedId, index);
      onChange();
      return undefined;
    },
    pinCompany: async ({ companyId }) => {
      const saved = settings.change({ pinnedCompanyId: companyId });
      onChange();
      await saved;
      return undefined;
    },
  };
}

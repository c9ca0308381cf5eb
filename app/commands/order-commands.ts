// The window's commands about the order of the companies: move one, pin one to the top.
import { arrangedIndex } from '../companies/pinned-first.ts';
import type { ProfileList } from '../companies/profile-list.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { Handlers } from './handlers.ts';

export interface OrderCommandsOptions {
  readonly profiles: ProfileList;
  readonly settings: SettingsStore;
  readonly onChange: () => void;
}

export function orderCommands({
  profiles,
  settings,
  onChange,
}: OrderCommandsOptions): Handlers<'moveCompany' | 'pinCompany'> {
  return {
    moveCompany: ({ companyId: movedId, toIndex }) => {
      const { pinnedCompanyId: pinnedId } = settings.current;
      const index = arrangedIndex(profiles.all(), { movedId, toIndex, pinnedId });
      if (index !== undefined) profiles.move(movedId, index);
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

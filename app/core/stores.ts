// The stored documents and the vault, loaded in the order in which they depend on each other.
import { ACTIVITY_DOCUMENT, ActivityLog } from '../activity/activity-log.ts';
import { ActivityPages } from '../activity/activity-pages.ts';
import type { NoticeBoard } from '../announcements/notice-board.ts';
import { COMPANIES_DOCUMENT, CompanyList } from '../companies/company-list.ts';
import { SETTINGS_DOCUMENT, SettingsStore } from '../settings/settings-store.ts';
import { WINDOW_PLACE_DOCUMENT, WindowPlaceStore } from '../settings/window-place-store.ts';
import type { Cipher } from '../storage/cipher.ts';
import type { DocumentFiles } from '../storage/document-files.ts';
import { DurableDocument } from '../storage/durable-document.ts';
import type { SaveOutcome } from '../storage/save-outcome.ts';
import { liesSetAside } from '../storage/set-aside.ts';
import type { StorageFault } from '../storage/storage-fault.ts';
import { refusalOf } from '../storage/system-error.ts';
import { type PutResult, VAULT_DOCUMENT, Vault } from '../storage/vault.ts';
import type { Clock } from '../time/clock.ts';
import type { SessionVault } from '../tokens/session-secret.ts';

export interface StoresOptions {
  readonly folder: string;
  readonly files: DocumentFiles;
  readonly cipher: Cipher;
  readonly clock: Clock;
  readonly notices: NoticeBoard;
}

export interface Stores {
  readonly settings: SettingsStore;
  readonly companies: CompanyList;
  readonly windowPlace: WindowPlaceStore;
  readonly activity: ActivityLog;
  readonly vault: Vault;
  /** The vault as sessions use it; a secret that could not be stored is put on the notice board. */
  readonly sessionVault: SessionVault;
  /** Takes from the disk what is stored weakly without permission, where it can be read now. */
  resumeWithdrawal(): Promise<void>;
  /** How the vault took the company's last secret. */
  lastStored(companyId: string): PutResult | undefined;
  /**
   * Whether a secret that no company refers to belongs to nobody. Not so while a list that could not be read lies set
   * aside: its companies may be brought back, and their sign-ins with them.
   */
  mayForgetOrphans(): boolean;
}

export async function loadStores(options: StoresOptions): Promise<Stores> {
  const { folder, files, cipher, clock, notices } = options;
  const place = { folder, files, clock, onFault: (fault: StorageFault) => notices.noteFaults([fault]) };
  const settings = new SettingsStore({
    clock,
    document: new DurableDocument(SETTINGS_DOCUMENT, place),
    onSaved: (outcome) => notices.noteSave('settings', outcome),
  });
  const companies = new CompanyList({
    clock,
    document: new DurableDocument(COMPANIES_DOCUMENT, place),
    onSaved: (outcome) => notices.noteSave('profiles', outcome),
  });
  const activityPlace = {
    ...place,
    onFault: (fault: StorageFault) => place.onFault({ ...fault, document: ACTIVITY_DOCUMENT.name }),
  };
  const activity = new ActivityLog({
    clock,
    document: new ActivityPages((name) => new DurableDocument({ ...ACTIVITY_DOCUMENT, name }, activityPlace)),
    onSaved: (outcome) => notices.noteSave('activity', outcome),
  });
  const faults = await Promise.all([settings.load(), companies.load(), activity.load()]);
  notices.noteFaults(faults.flat());
  const windowPlace = new WindowPlaceStore({
    clock,
    document: new DurableDocument(WINDOW_PLACE_DOCUMENT, { ...place, onFault: () => undefined }),
  });
  await windowPlace.load();
  const vaultDocument = new DurableDocument(VAULT_DOCUMENT, place);
  const vault = new Vault({
    document: {
      load: () => vaultDocument.load(),
      save: async (content) => {
        const outcome = await vaultDocument.save(content);
        notices.noteSave('vault', outcome);
        return outcome;
      },
      forgetAside: async () => {
        const outcome = await vaultDocument.forgetAside();
        notices.noteForgetting(outcome);
        return outcome;
      },
    },
    cipher,
    clock,
    weakAllowed: settings.current.allowWeakStorage,
  });
  notices.noteFaults(await vault.load());
  // Settings that could not be read withdraw nothing.
  const resumeWithdrawal = async () => {
    if (settings.isWhole && !settings.current.allowWeakStorage) await vault.resumeWithdrawal();
  };
  void resumeWithdrawal();
  const last = new Map<string, PutResult>();
  const sessionVault: SessionVault = {
    put: async (companyId, secret, options) => {
      const result = await vault.put(companyId, secret, options);
      last.set(companyId, result);
      if (result.stored === 'failed' && result.reason === 'cipher') notices.noteSave('vault', CIPHER_REFUSED);
    },
    remove: (companyId) => vault.remove(companyId),
  };
  return {
    ...{ settings, companies, activity, windowPlace, vault, sessionVault, resumeWithdrawal },
    lastStored: (companyId) => last.get(companyId),
    mayForgetOrphans: () => companies.isWhole && !mayHoldCompanies(files, folder),
  };
}

const CIPHER_REFUSED: SaveOutcome = { outcome: 'failed', reason: 'io', code: 'cipher' };

function mayHoldCompanies(files: DocumentFiles, folder: string): boolean {
  let isThere = false;
  const refusal = refusalOf(() => {
    isThere = liesSetAside(files, folder, COMPANIES_DOCUMENT.name);
  });
  return isThere || refusal !== undefined;
}

// What is stored: the documents and the vault, loaded in the order in which they depend on each other.
import { ACTIVITY_DOCUMENT, ActivityLog } from '../activity/activity-log.ts';
import { ActivityPages } from '../activity/activity-pages.ts';
import type { NoticeBoard } from '../announcements/notice-board.ts';
import { COMPANIES_DOCUMENT, CompanyList } from '../companies/company-list.ts';
import type { GovernedSettings } from '../settings/settings-layers.ts';
import { SETTINGS_DOCUMENT, SettingsStore } from '../settings/settings-store.ts';
import { WINDOW_PLACE_DOCUMENT, WindowPlaceStore } from '../settings/window-place-store.ts';
import type { ServiceTrust } from '../shared/trust.ts';
import { HOME_PICTURE } from '../snapshot/home-picture.ts';
import { KeptHomePicture } from '../snapshot/kept-home-picture.ts';
import type { Cipher } from '../storage/cipher.ts';
import type { DocumentFiles } from '../storage/document-files.ts';
import { DurableDocument } from '../storage/durable-document.ts';
import { eraseFolder } from '../storage/erased-folder.ts';
import { LooseDocument, saveLoose } from '../storage/loose-document.ts';
import { liesSetAside } from '../storage/set-aside.ts';
import type { StorageFault } from '../storage/storage-fault.ts';
import { StoredValue } from '../storage/stored-value.ts';
import { refusalOf } from '../storage/system-error.ts';
import { type PutResult, VAULT_DOCUMENT, Vault } from '../storage/vault.ts';
import { VaultPages } from '../storage/vault-pages.ts';
import type { Clock } from '../time/clock.ts';
import { Turns } from '../time/turns.ts';
import type { SessionVault } from '../tokens/session-secret.ts';
import type { LastPicture } from '../tray/last-picture.ts';
import { LAST_PICTURE } from '../tray/last-picture-schema.ts';
import { UPDATES_DOCUMENT, type UpdateRecord } from '../updates/update-record.ts';

export interface StoresOptions {
  readonly dataFolder: string;
  readonly files: DocumentFiles;
  readonly cipher: Cipher;
  readonly clock: Clock;
  readonly notices: NoticeBoard;
  readonly keepTrust: (trusted: readonly ServiceTrust[]) => void;
  /** What IT has set. */
  readonly governed: GovernedSettings;
}

export interface Stores {
  readonly settings: SettingsStore;
  readonly companies: CompanyList;
  readonly windowPlace: WindowPlaceStore;
  readonly homePicture: KeptHomePicture;
  /** Empty until `loadActivity`. */
  readonly activity: ActivityLog;
  readonly updateRecord: StoredValue<UpdateRecord>;
  readonly vault: Vault;
  /** The vault as sessions use it. */
  readonly sessionVault: SessionVault;
  /** Takes a while with a full log: not before a copy that waits. Call it once, before anything is added. */
  loadActivity(): Promise<void>;
  /** Once the cipher is ready: removes from the disk what is stored weakly without permission, where it can be read now. */
  resumeWithdrawal(): Promise<void>;
  /** How the company's last secret was stored; undefined until it is. */
  lastStored(companyId: string): PutResult | undefined;
  /**
   * Whether secrets of companies that are not in the list may be deleted. Not while a list that could not be read is set
   * aside: its companies may be restored, and their sign-ins with them.
   */
  mayForgetOrphans(): boolean;
  /** Of the tray, for the next start. One that cannot be written is no loss. */
  savePicture(picture: LastPicture): Promise<void>;
  /** Removes every file, and writes none from then on. Gives the paths of those that the system would not remove. */
  erase(): Promise<readonly string[]>;
}

export async function loadStores(stored: StoresOptions): Promise<Stores> {
  let isErased = false;
  const options = { ...stored, isErased: () => isErased };
  const documents = await loadDocuments(options);
  const { settings, companies } = documents;
  const vault = await loadVault(options, settings.current.allowWeakStorage);
  // Settings that could not be read withdraw no permission.
  const resumeWithdrawal = async () => {
    if (settings.isWhole && !settings.current.allowWeakStorage) await vault.resumeWithdrawal();
  };
  const pictures = new Turns();
  return {
    ...documents,
    ...{ vault, resumeWithdrawal },
    loadActivity: async () => options.notices.noteFaults(await documents.activity.load()),
    ...forSessions(vault),
    mayForgetOrphans: () => companies.isWhole && !mayHoldCompanies(options.files, options.dataFolder),
    savePicture: (picture) =>
      pictures.take(async () => void (await saveLoose(LAST_PICTURE, picture, placeOf(options)))),
    erase: async () => {
      isErased = true;
      // What is being written is on the disk before its file is removed.
      const pictureIsWritten = pictures.take(async () => undefined);
      await Promise.allSettled([vault.settled(), pictureIsWritten, ...flushed(documents)]);
      return eraseFolder(options.files, options.dataFolder);
    },
  };
}

type Documents = Awaited<ReturnType<typeof loadDocuments>>;
type PlaceOptions = StoresOptions & { readonly isErased: () => boolean };

const flushed = ({ settings, companies, activity, windowPlace, homePicture, updateRecord }: Documents) =>
  [settings, companies, activity, windowPlace, homePicture, updateRecord].map((stored) => stored.flush());

async function loadDocuments({ clock, notices, keepTrust, governed, ...options }: PlaceOptions) {
  const place = placeOf({ clock, notices, ...options });
  const settings = new SettingsStore({
    ...{ clock, governed },
    document: new DurableDocument(SETTINGS_DOCUMENT, place),
    onSaved: (outcome) => notices.noteSave('settings', outcome),
  });
  const companies = new CompanyList({
    clock,
    document: new DurableDocument(COMPANIES_DOCUMENT, place),
    onChange: (all) => keepTrust(all.flatMap(({ trust }) => trust ?? [])),
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
  const faults = await Promise.all([settings.load(), companies.load()]);
  notices.noteFaults(faults.flat());
  const windowPlace = new WindowPlaceStore({
    clock,
    document: new DurableDocument(WINDOW_PLACE_DOCUMENT, { ...place, onFault: () => undefined }),
  });
  // One that is lost costs a check and a download, which is too little to report.
  const updateRecord = new StoredValue(UPDATES_DOCUMENT.initial, {
    clock,
    document: new DurableDocument(UPDATES_DOCUMENT, { ...place, onFault: () => undefined }),
    onSaved: () => undefined,
  });
  const homePicture = new KeptHomePicture({
    ...{ clock, place: () => windowPlace.current },
    document: new LooseDocument(HOME_PICTURE, { picture: null }, place),
  });
  await Promise.all([windowPlace.load(), updateRecord.load(), homePicture.load()]);
  return { settings, companies, activity, windowPlace, homePicture, updateRecord };
}

async function loadVault(options: PlaceOptions, weakAllowed: boolean): Promise<Vault> {
  const { cipher, clock, notices } = options;
  const place = placeOf(options);
  const onFault = (fault: StorageFault) => place.onFault({ ...fault, document: VAULT_DOCUMENT.name });
  const pages = new VaultPages({
    ...place,
    open: (name) => new DurableDocument({ ...VAULT_DOCUMENT, name }, { ...place, onFault }),
  });
  const vault = new Vault({
    document: {
      load: () => pages.load(),
      save: (content) => pages.save(content),
      forgetAside: async () => {
        const outcome = await pages.forgetAside();
        notices.noteForgetting(outcome);
        return outcome;
      },
    },
    ...{ cipher, clock, weakAllowed },
    onOutcome: (outcome) => notices.noteSave('vault', outcome),
  });
  notices.noteFaults(await vault.load());
  return vault;
}

function placeOf({
  dataFolder,
  files,
  clock,
  notices,
  isErased,
}: Omit<PlaceOptions, 'keepTrust' | 'governed'>) {
  const onFault = (fault: StorageFault) => notices.noteFaults([fault]);
  return { folder: dataFolder, files, clock, onFault, isErased };
}

function forSessions(vault: Vault): Pick<Stores, 'sessionVault' | 'lastStored'> {
  const last = new Map<string, PutResult>();
  return {
    sessionVault: {
      put: async (companyId, secret, options) => {
        last.delete(companyId);
        last.set(companyId, await vault.put(companyId, secret, options));
      },
      remove: (companyId) => vault.remove(companyId),
    },
    lastStored: (companyId) => last.get(companyId),
  };
}

function mayHoldCompanies(files: DocumentFiles, folder: string): boolean {
  let isThere = false;
  const refusal = refusalOf(() => {
    isThere = liesSetAside(files, folder, COMPANIES_DOCUMENT.name);
  });
  return isThere || refusal !== undefined;
}

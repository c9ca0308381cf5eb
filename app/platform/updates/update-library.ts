// electron-updater, set up the way this app wants it. Loaded only when a check is due or asked for.
import {
  AppImageUpdater,
  type AppUpdater,
  CancellationToken,
  MacUpdater,
  NsisUpdater,
  type UpdateInfo,
} from 'electron-updater';
import type { PackageKind } from '../../shared/contract/updates.ts';
import type { RequestGate } from './request-gate.ts';

/** A file that the feed names, with its full address. */
export interface FeedFile {
  readonly url: URL;
  readonly info: { readonly sha512?: unknown };
}

/** The little that is used of the library; it may throw anything, at once or later. */
export interface UpdateLibrary {
  check(): Promise<{
    readonly isNewer: boolean;
    readonly version: unknown;
    readonly files: () => readonly FeedFile[];
  }>;
  /** Gives the path of a file whose checksum is right. */
  download(signal: AbortSignal, onProgress: (percent: number) => void): Promise<string>;
  /** Ends the requests under way. */
  hangUp(): Promise<void>;
}

/** In the library's own format. It identifies no one: everyone sends the same, and then not even that. */
const NO_ONE = '00000000-0000-0000-0000-000000000000';
/** What the library knows and its types keep to itself. */
interface Inside {
  readonly updateInfoAndProvider: {
    readonly info: UpdateInfo;
    readonly provider: { resolveFiles(info: UpdateInfo): readonly FeedFile[] };
  } | null;
}

export function openUpdateLibrary(kind: PackageKind, feedFile: string, gate: RequestGate): UpdateLibrary {
  const updater = createUpdater(kind, feedFile);
  guardSession(updater, gate);
  return {
    check: async () => {
      const result = await updater.checkForUpdates();
      const found = (updater as unknown as Inside).updateInfoAndProvider;
      return {
        isNewer: result?.isUpdateAvailable === true,
        version: result?.updateInfo?.version,
        files: () => found?.provider.resolveFiles(found.info) ?? [],
      };
    },
    download: async (signal, onProgress) => {
      const cancellation = new CancellationToken();
      signal.addEventListener('abort', () => cancellation.cancel());
      const report = ({ percent }: { readonly percent: number }) => onProgress(percent);
      updater.on('download-progress', report);
      try {
        const [file] = await updater.downloadUpdate(cancellation);
        return file ?? '';
      } finally {
        updater.off('download-progress', report);
      }
    },
    hangUp: () => updater.netSession.closeAllConnections(),
  };
}

/** Where a newer version is only announced, it is looked for in the same way: the feed has one name for all Linux packages. */
export function createUpdater(kind: PackageKind, feedFile: string): AppUpdater {
  const updater =
    kind === 'nsis' ? new NsisUpdater() : kind === 'mac' ? new MacUpdater() : new AppImageUpdater();
  updater.updateConfigPath = feedFile;
  updater.logger = null; // it would write addresses and answers
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false; // and `channel` is never set, which would allow it
  updater.disableDifferentialDownload = true;
  updater.disableWebInstaller = true;
  // Whether there is a feed was found out before; the library would only ask whether the variable APPIMAGE is set.
  updater.forceDevUpdateConfig = true;
  // Else the library makes up an id for this computer, keeps it in a file and sends it with each check.
  Object.defineProperty(updater, 'stagingUserIdPromise', { value: { value: Promise.resolve(NO_ONE) } });
  updater.isUserWithinRollout = () => true;
  // A proxy that wants a password: without an answer, the request would wait for ever.
  updater.on('login', (_proxy, answer) => (answer as () => void)());
  return updater;
}

export function guardSession({ netSession }: AppUpdater, gate: RequestGate): void {
  netSession.setUserAgent(netSession.getUserAgent(), 'en'); // whatever the operator's languages are
  netSession.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !gate.letsThrough(url) }));
  netSession.webRequest.onBeforeSendHeaders(({ requestHeaders }, answer) => {
    const isOurs = ([name]: [string, unknown]) => !/^(cookie|x-user-staging-id)$/i.test(name);
    answer({ requestHeaders: Object.fromEntries(Object.entries(requestHeaders).filter(isOurs)) });
  });
}

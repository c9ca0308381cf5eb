// Updates of the app itself: what the window shows of them, and the commands about them.

/** How this copy was installed, which decides what can be done about a newer version. */
export type PackageKind = 'appImage' | 'nsis' | 'mac' | 'deb' | 'rpm' | 'archive';

export const UPDATE_FAILURES = [
  'offline',
  'timeout',
  'proxy',
  'insecure',
  /** There is no feed, or no such file, at the address. */
  'notFound',
  'serverFault',
  /** A web page, for example, instead of the feed. */
  'notUnderstood',
  /** Endless redirects, or one to an address that is not encrypted. */
  'misdirected',
  'noChecksum',
  'wrongChecksum',
  'wrongSignature',
  'cutOff',
  'diskFull',
  /** The system does not let this user write or start a file. */
  'noAccess',
  /** The new version was to be installed, and it is still the old one that runs. */
  'notInstalled',
  'ownFault',
] as const;
export type UpdateFailure = (typeof UPDATE_FAILURES)[number];

/** What the operator can do about a newer version. */
export type UpdateWay =
  /** TokenTray downloads it when told to, and installs it at its next start. */
  | { readonly kind: 'download' }
  /** It takes an administrator, and this line for a terminal. */
  | { readonly kind: 'command'; readonly command: string }
  | { readonly kind: 'byHand' };

export interface NewerVersion {
  readonly version: string;
  readonly way: UpdateWay;
}

export type UpdateStatus =
  | { readonly kind: 'unchecked' | 'checking' | 'upToDate' }
  | ({ readonly kind: 'available' } & NewerVersion)
  | { readonly kind: 'downloading'; readonly version: string; readonly percent: number }
  /** It is installed the next time the app starts. */
  | { readonly kind: 'ready'; readonly version: string }
  | {
      readonly kind: 'failed';
      readonly during: 'check' | 'download' | 'install';
      readonly failure: UpdateFailure;
      /** What is known to be there nevertheless. */
      readonly newer?: NewerVersion;
    };

/**
 * `none`: this copy was built without an address for updates. `offByIt`: nothing may be asked. `onDemand`: the operator does not
 * want to be told, but may ask.
 */
export type UpdatePermission = 'none' | 'offByIt' | 'onDemand' | 'daily';

export interface UpdatesView {
  readonly permission: UpdatePermission;
  readonly status: UpdateStatus;
  /** When the feed last answered; null for never. */
  readonly lastCheckedMs: number | null;
}

export interface UpdateContract {
  /** Answered when the check is over; the snapshot says what came of it. */
  checkForUpdates: { input: undefined; answer: undefined };
  /** Answered when the download is over. */
  downloadUpdate: { input: undefined; answer: undefined };
  copyUpdateCommand: { input: undefined; answer: { readonly copied: boolean } };
}

// Where newer versions of the app come from, as a role. Whatever goes wrong there is one of the outcomes; nothing is thrown.
import type { PackageKind, UpdateFailure } from '../shared/contract/updates.ts';

export type Failed = { readonly kind: 'failed'; readonly failure: UpdateFailure };

export type CheckOutcome =
  | { readonly kind: 'upToDate' }
  /** `fileUrl`: where the file for this kind of package is. */
  | { readonly kind: 'newer'; readonly version: string; readonly fileUrl: string }
  | Failed;

/** A file on this computer whose checksum was the one that the feed gives. */
export interface DownloadedUpdate {
  readonly version: string;
  /** Its full path. */
  readonly file: string;
  /** In base64. */
  readonly sha512: string;
}

export type DownloadOutcome = { readonly kind: 'downloaded'; readonly update: DownloadedUpdate } | Failed;

export interface UpdateSource {
  readonly packageKind: PackageKind;
  /** Whether this user may replace the program. */
  readonly isReplaceable: boolean;
  check(): Promise<CheckOutcome>;
  /** Of what the last check found. `onProgress` gets whole percents. */
  download(onProgress: (percent: number) => void): Promise<DownloadOutcome>;
  /** `leaving`: the new version starts as soon as this one has ended. Only before anything else has begun. */
  install(update: DownloadedUpdate): Promise<{ readonly kind: 'leaving' } | Failed>;
}

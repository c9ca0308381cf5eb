// What was found wrong with a stored document and what was done about it, as data. It is worded elsewhere.
import type { FailureReason } from './save-outcome.ts';

/** Why an existing file cannot be used. `foreign`: not one of our documents. `checksum`: changed from outside. */
export type Damage = 'empty' | 'notText' | 'notJson' | 'foreign' | 'checksum' | 'tooLarge' | 'notAFile';

/** `missing`: the file is gone. `inaccessible`: the system does not let us read it. */
export type FileTrouble = Damage | 'missing' | 'inaccessible';

interface About {
  /** The document's name: `settings`, `profiles`, `vault`. */
  readonly document: string;
}

/** The backup was loaded; nothing that was acknowledged is lost. `savedAt` is an ISO time. */
export interface Restored extends About {
  readonly kind: 'restored';
  readonly trouble: FileTrouble;
  readonly savedAt: string;
  /** The name under which the bad file is kept; absent if there was none or it could not be moved. */
  readonly setAsideAs?: string;
}

/** Neither file could be used: the app starts with an empty document; what was there is kept under other names. */
export interface Reset extends About {
  readonly kind: 'reset';
  readonly trouble: FileTrouble;
  readonly setAsideAs: readonly string[];
}

/** A bad file was found and replaced while a good one was in use. The operator need not do anything. */
export interface FileReplaced extends About {
  readonly kind: 'fileReplaced';
  readonly trouble: FileTrouble;
  readonly setAsideAs?: string;
}

/** A bad file could not be repaired, so the document has no backup. */
export interface NotRepaired extends About {
  readonly kind: 'notRepaired';
  readonly reason: FailureReason;
  readonly code: string;
}

/** Written by a newer TokenTray: not loaded, and never written by this one. */
export interface NewerSchema extends About {
  readonly kind: 'newerSchema';
  readonly found: number;
  readonly known: number;
}

/** Whole, but not understood by this version: a bug in the app, so the file is left exactly as it is. */
export interface NotUnderstood extends About {
  readonly kind: 'notUnderstood';
  readonly schemaVersion: number;
}

/** The system does not let us read it: the file is left alone and never written. */
export interface Inaccessible extends About {
  readonly kind: 'inaccessible';
  readonly code: string;
}

/** Others on this computer could read these files or this folder. */
export interface Exposed extends About {
  readonly kind: 'exposed';
  readonly paths: readonly string[];
  readonly repaired: boolean;
}

export type StorageFault =
  | Restored
  | Reset
  | FileReplaced
  | NotRepaired
  | NewerSchema
  | NotUnderstood
  | Inaccessible
  | Exposed;

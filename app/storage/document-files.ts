// What the guard needs from a disk, as a role: tests put a failing disk behind it.
// Every method throws the system's own error where the system refuses.

export type FileContent =
  | { readonly kind: 'absent' }
  | { readonly kind: 'notAFile' }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

export interface DocumentWriter {
  /**
   * Puts one JSON document in the place of a file; resolves once it is on the disk, rejects with the system's error.
   * The library behind it may leave a cut-off file on a full disk. One write to a file at a time.
   */
  write(path: string, document: object): Promise<void>;
}

export interface DocumentFiles extends DocumentWriter {
  read(path: string, limitBytes: number): FileContent;
  /** The names in a folder; none where there is no folder. */
  list(folder: string): readonly string[];
  makeFolder(folder: string): void;
  exists(path: string): boolean;
  rename(from: string, to: string): void;
  remove(path: string): void;
  /** The permission bits, or undefined where there is nothing or the platform has none. */
  mode(path: string): number | undefined;
  setMode(path: string, mode: number): void;
}

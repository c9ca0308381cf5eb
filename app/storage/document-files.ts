// What guarded documents need from a disk, as a role: tests replace it with a failing disk.
// Every method throws the system's own error if the system refuses.

export type FileContent =
  | { readonly kind: 'absent' }
  | { readonly kind: 'notAFile' }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

export interface DocumentWriter {
  /**
   * Replaces a file by one JSON document; resolves once it is on the disk, rejects with the system's error.
   * On a full disk the underlying library may leave a truncated file. One write to a file at a time.
   */
  write(path: string, document: object): Promise<void>;
}

export interface DocumentFiles extends DocumentWriter {
  read(path: string, limitBytes: number): FileContent;
  /** The names in a folder; none if there is no folder. */
  list(folder: string): readonly string[];
  makeFolder(folder: string): void;
  exists(path: string): boolean;
  rename(from: string, to: string): void;
  remove(path: string): void;
  /** The permission bits; undefined if there is no file or the platform has none. */
  mode(path: string): number | undefined;
  setMode(path: string, mode: number): void;
}

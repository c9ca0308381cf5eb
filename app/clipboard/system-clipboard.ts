// The system's clipboard, as a role.

/** `more`: something that plain text alone would not bring back, or that cannot be seen. */
export type ClipboardContent =
  | { readonly kind: 'nothing' | 'more' }
  | { readonly kind: 'text'; readonly text: string };

export interface SystemClipboard {
  /** For when the operator is looking on: another window may lose the focus for a moment. Rejects as `readText` does. */
  look(): Promise<ClipboardContent>;
  /** What another program would paste. Rejects where the clipboard is in use, or its owner keeps silent. */
  readText(): Promise<string>;
  /**
   * Marked, where the platform can, so that clipboard histories and cloud sync leave it out. Resolves once another program
   * can read it; rejects with `UnreachableClipboard` where none could until the window is in front.
   */
  writeSecret(text: string): Promise<void>;
  /** For what is no secret: unmarked; else the same. */
  writePlain(text: string): Promise<void>;
  clear(): Promise<void>;
  /** False where only a copy from our own window in front arrives. */
  worksInBackground(): Promise<boolean>;
}

/** This desktop takes a copy only from the window that the operator is typing in. */
export class UnreachableClipboard extends Error {
  constructor() {
    super('this desktop takes no copy from an app in the background');
  }
}

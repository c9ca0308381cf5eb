// The system's clipboard, as a role.

/** `more`: something that plain text alone would not restore, or that we cannot see. */
export type ClipboardContent =
  | { readonly kind: 'nothing' | 'more' }
  | { readonly kind: 'text'; readonly text: string };

export interface SystemClipboard {
  /** Only while the operator watches: another window may lose the focus for a moment. Rejects as `readText` does. */
  look(): Promise<ClipboardContent>;
  /** What another program would paste. Rejects if the clipboard is in use or its owner does not answer. */
  readText(): Promise<string>;
  /**
   * Marked, where the platform can, so that clipboard histories and cloud sync leave it out. Resolves once another program
   * can read it; rejects with `UnreachableClipboard` if none could until our window is in front, with `TakenClipboard` if
   * another program was quicker.
   */
  writeSecret(text: string): Promise<void>;
  /** Not marked; otherwise the same. */
  writePlain(text: string): Promise<void>;
  clear(): Promise<void>;
  /** A copy is to be expected: starts what would take it time. Never rejects; copies work without it. */
  prepare(): Promise<void>;
  /** False if copies arrive only while our own window is in front. */
  worksInBackground(): Promise<boolean>;
  /** Calls back when another program may have copied something, where the system tells. Returns the unsubscribe. */
  onTaken(listener: () => void): () => void;
}

/** Another program has copied something, or has taken over ours, and does not answer; ours was there for a moment. */
export class TakenClipboard extends Error {
  constructor() {
    super('another program took the clipboard');
  }
}

/** This desktop accepts a copy only from the focused window. */
export class UnreachableClipboard extends Error {
  constructor() {
    super('this desktop takes no copy from an app in the background');
  }
}

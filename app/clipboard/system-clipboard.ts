// The system's clipboard, as a role.

export interface SystemClipboard {
  readText(): Promise<string>;
  /** Marked, where the platform can, so that clipboard histories and cloud sync leave it out. */
  writeSecret(text: string): Promise<void>;
  clear(): Promise<void>;
}

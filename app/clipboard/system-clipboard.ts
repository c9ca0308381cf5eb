// The system's clipboard, as a role.

export interface SystemClipboard {
  /** `more`: anything that plain text alone would not bring back. */
  holds(): Promise<'nothing' | 'text' | 'more'>;
  readText(): Promise<string>;
  /** Marked, where the platform can, so that clipboard histories and cloud sync leave it out. */
  writeSecret(text: string): Promise<void>;
  /** For what is no secret: unmarked. */
  writePlain(text: string): Promise<void>;
  clear(): Promise<void>;
}

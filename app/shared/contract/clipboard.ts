// What became of the copied token: it is on the clipboard, or it was cleared, and why. No token has a place here.
import type { CopyFormat } from './sessions.ts';

export const CLEARED_BECAUSE = [
  /** Its time was over. */
  'time',
  /** The operator wanted it gone. */
  'operator',
  /** The screen was locked. */
  'locked',
  /** The service would refuse it by now, and there was none to put in its place. */
  'dead',
  /** Its company was signed out or deleted, or has another account or address now. */
  'signedOut',
] as const;
export type ClearedBecause = (typeof CLEARED_BECAUSE)[number];

interface CopiedToken {
  /** Another number for every copy. */
  readonly copyId: number;
  readonly companyId: string;
  /** What the company was called as it was copied. */
  readonly company: string;
  readonly format: CopyFormat;
}

export interface HeldCopy extends CopiedToken {
  readonly kind: 'holds';
  /** "ACME token copied - valid until 14:32" */
  readonly message: string;
  /** The token could not be renewed and has little time left. */
  readonly shortLived: boolean;
  /** The copied token would be refused by now; this one was put in its place. */
  readonly isReplacement: boolean;
  /** Absent where it stays until the app ends. If it has passed, another app keeps the clipboard from being cleared. */
  readonly clearsAtMs?: number;
}

export interface ClearedCopy extends CopiedToken {
  readonly kind: 'cleared';
  readonly because: ClearedBecause;
  readonly clearedAtMs: number;
}

export type ClipboardView =
  /** Nothing of ours, as far as the system tells. */
  { readonly kind: 'nothing' } | HeldCopy | ClearedCopy;

export interface ClipboardContract {
  /** Only of our own token. */
  clearClipboard: { input: undefined; answer: undefined };
}

// A copy of ours as main remembers it: what can be said of it, and how to find out whether it is still there. Holds no token.
import { createHash } from 'node:crypto';
import type { ClearedBecause, ClipboardView, HeldCopy } from '../shared/contract/clipboard.ts';

/** What is said of a copy as long as it is on the clipboard. */
export type CopyWords = Pick<HeldCopy, 'companyId' | 'company' | 'format' | 'message' | 'shortLived'>;

export interface OwnCopy {
  readonly copyId: number;
  readonly words: CopyWords;
  readonly digest: string;
  readonly clearAtMs: number;
  /** Why it will have been cleared. */
  readonly because: ClearedBecause;
}

/** What was cleared a moment ago and may come back. */
export interface Cleared {
  readonly digest: string;
  readonly lookAtMs: number;
  readonly isSecondTime: boolean;
}

export function clearedView({ copyId, words, because }: OwnCopy, clearedAtMs: number): ClipboardView {
  const { companyId, company, format } = words;
  return { kind: 'cleared', copyId, companyId, company, format, because, clearedAtMs };
}

export const digestOf = (text: string) => createHash('sha256').update(text).digest('base64');

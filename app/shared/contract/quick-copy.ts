// Quick copy: what its small window may ask of main. These commands are answered to that window alone; no command of the main
// window reaches it except the snapshot and its changes, from which it lists the companies.
import type { CopyFormat, CopyResult } from './sessions.ts';
import type { Snapshot } from './snapshot.ts';

/** What was typed before the page could take it. */
export interface TypedEarly {
  readonly text: string;
  /** Enter followed: the first company found is copied. */
  readonly isEntered: boolean;
}

export interface QuickCopyContract {
  readSnapshot: { input: undefined; answer: Snapshot };
  /** Once: from then on the page takes the keys itself. */
  readTypedEarly: { input: undefined; answer: TypedEarly };
  /** `format` null: the company's own. Main closes the window after a copy, and before a confirmation. */
  quickCopy: {
    input: { readonly companyId: string; readonly format: CopyFormat | null };
    answer: CopyResult;
  };
  /** In the main window: to sign in, or to see what is wrong. */
  openCompany: {
    input: { readonly companyId: string; readonly screen: 'signIn' | 'company' };
    answer: undefined;
  };
  closeQuickCopy: { input: undefined; answer: undefined };
}

/** What the preload script puts on that window's `tokenTray`, besides the events: the same bridge, with these commands. */
export interface QuickCopyBridge {
  call<Name extends keyof QuickCopyContract>(
    name: Name,
    input: QuickCopyContract[Name]['input'],
  ): Promise<QuickCopyContract[Name]['answer']>;
}

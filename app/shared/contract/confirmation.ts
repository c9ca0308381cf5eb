// The confirmation before a copy, or before copies are no longer confirmed: what the small window shows, and what it may answer.
// Its three commands are answered to that window alone; the main window has no way to them.
import type { EnvironmentView } from '../environment.ts';
import type { CopyFormat } from './sessions.ts';

/** For how long the operator is not asked again about this company; `quit`: until the app ends. */
export const PAUSES = ['none', 'quarter', 'hour', 'quit'] as const;
export type Pause = (typeof PAUSES)[number];

/** What waits for the operator: a copy, or a company that would no longer ask before copies. */
export type ConfirmationPurpose =
  | { readonly kind: 'copy'; readonly format: CopyFormat }
  | { readonly kind: 'stopAsking' };

export interface ConfirmationView {
  readonly confirmationId: string;
  /** A BCP 47 tag: the language that is spoken. */
  readonly language: string;
  readonly company: string;
  readonly environment?: EnvironmentView;
  readonly host: string;
  /** In the words of the service's form. */
  readonly account: readonly { readonly name: string; readonly value: string }[];
  readonly purpose: ConfirmationPurpose;
  /** False where IT demands each confirmation, and where the purpose is not a copy. */
  readonly canPause: boolean;
  /** From when it can be seen: a confirmation that comes earlier is a stray click or key, and is not taken. */
  readonly armsAfterMs: number;
}

export interface ConfirmationAnswer {
  readonly confirmationId: string;
  readonly answer: 'confirm' | 'cancel';
  readonly pause: Pause;
}

export interface ConfirmationContract {
  /** Null where nothing waits any more. */
  readConfirmation: { input: undefined; answer: ConfirmationView | null };
  /** Answered once the window is in front. The time until a confirmation is taken starts here, or with the reading where that is later. */
  confirmationShown: { input: undefined; answer: null };
  /** `tooSoon`: ask again. `over`: answered, expired, or overtaken by a change. */
  answerConfirmation: {
    input: ConfirmationAnswer;
    answer: { readonly outcome: 'taken' | 'tooSoon' | 'over' };
  };
}

/** What the preload script puts on that window's `tokenTray`: the same bridge, with these commands. */
export interface ConfirmationBridge {
  call<Name extends keyof ConfirmationContract>(
    name: Name,
    input: ConfirmationContract[Name]['input'],
  ): Promise<ConfirmationContract[Name]['answer']>;
}

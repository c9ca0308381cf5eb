// "Does the service accept this token?", and what follows from the answer: the operator's user ID, and signing in by it.
import type { FieldErrors, Problem } from './problem.ts';

/** `undecided`: the service could not be asked, or its answer says nothing of the token. */
export type Verdict = 'accepted' | 'refused' | 'undecided';

export type AskResult =
  | {
      readonly outcome: 'answered';
      readonly verdict: Verdict;
      readonly atMs: number;
      readonly title: string;
      /** What it means, and what to do next. */
      readonly meaning: string;
      /** The service's own words, short and on one line; the window shows them as text, and nothing keeps them. */
      readonly quote?: string;
      /** Only of the company's own token. */
      readonly userId?: string;
    }
  /** Nothing was sent. `token`: what is wrong with the pasted text; the others are named as the lookup's fields. */
  | { readonly outcome: 'invalid'; readonly fields: FieldErrors }
  | { readonly outcome: 'cancelled' };

export type UserIdSwitch =
  | { readonly outcome: 'switched'; readonly notice?: string }
  /** Nothing has changed. `cancelled`: by the operator. */
  | { readonly outcome: 'notSwitched'; readonly problem: Problem; readonly cancelled?: true };

interface OneCompany {
  readonly companyId: string;
}

export interface QuestionContract {
  /**
   * One request to the company's own host, under the company's token or the one that was pasted. `typed`: what the lookup needs
   * and the company does not know, by field name; it is not stored.
   */
  askService: {
    input: OneCompany & {
      readonly typed: Readonly<Record<string, string>>;
      readonly pasted: string | null;
    };
    answer: AskResult;
  };
  /** Cancels the question under way. */
  cancelAsking: { input: OneCompany; answer: undefined };
  /** Puts the user ID that was found last on the clipboard. */
  copyUserId: { input: OneCompany; answer: { readonly copied: boolean } };
  /** Signs in by the user ID that was found last, and from then on; `cancelSignIn` cancels. */
  signInByUserId: { input: OneCompany; answer: UserIdSwitch };
  /** Undoes that within `UNDO_MS`. */
  undoSignInByUserId: { input: OneCompany; answer: { readonly undone: boolean } };
}

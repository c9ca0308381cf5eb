// What went wrong, in words. Shared by the features in which something can.

/** Field name -> what is wrong there, in the operator's language. `label`, `address`, or a provider's field name. */
export type FieldErrors = Readonly<Record<string, string>>;

/** Something that went wrong, in words: what happened, what it means, and the one step that leads out. */
export interface Problem {
  readonly title: string;
  readonly meaning: string;
  readonly remedy: 'signIn' | 'edit' | 'retry' | 'certificate' | 'none';
  /** The connection may be at fault: checking the setup can tell. */
  readonly checkHelps?: true;
  /** The service shows another certificate than the one that is trusted: the window shows both. */
  readonly certificateChanged?: true;
  /** The fields that the problem is about, and what to say at each. Only of what came of a sign-in. */
  readonly fields?: FieldErrors;
  /** Where the operator goes on, though nothing says that it is wrong. As above. */
  readonly likelyField?: string;
  /** The service's own words, short and on one line. As above; the window shows them as text, and nothing keeps them. */
  readonly quote?: string;
}

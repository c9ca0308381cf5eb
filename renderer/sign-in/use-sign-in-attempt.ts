// An attempt to sign in from a form. It can be cancelled, ends with the form, and errors are shown at the fields that they are about.
import { useLayoutEffect, useRef, useState } from 'react';
import type { SaveResult } from '../../app/shared/contract/companies.ts';
import type { SignInResult } from '../../app/shared/contract/sessions.ts';
import { useCancel } from './use-cancel.ts';
import type { FormFields } from './use-form-fields.ts';

type Attempt = 'signIn' | 'save';
type Refused = Extract<
  SignInResult | SaveResult,
  { readonly outcome: 'invalid' | 'notSignedIn' | 'cancelled' }
>;
type Succeeded = Exclude<SignInResult | SaveResult, Refused>;

export interface SignInAttempt {
  /** What is under way: a sign-in, or a save without one, which is too quick to cancel. */
  readonly working: Attempt | null;
  /** Ignored while another attempt is under way. */
  readonly attempt: <Success extends Succeeded>(
    kind: Attempt,
    send: () => Promise<Success | Refused>,
    onSuccess: (result: Success) => void,
  ) => Promise<void>;
  readonly cancel: () => void;
}

/** `companyId` null: of a company that is being added. */
export function useSignInAttempt(companyId: string | null, fields: FormFields): SignInAttempt {
  const [working, setWorking] = useState<Attempt | null>(null);
  const cancelling = useCancel(companyId, working === 'signIn');

  /** Until its answer comes, which is sooner than the page is drawn anew. */
  const underWay = useRef<Attempt | null>(null);
  useLayoutEffect(
    () => () => {
      if (underWay.current === 'signIn') cancelling.cancel();
    },
    [],
  );

  const attempt: SignInAttempt['attempt'] = async (kind, send, onSuccess) => {
    if (working) return;
    cancelling.begin();
    // A screen reader reads an error out as it appears: the same one twice would be silent the second time.
    fields.clear();
    setWorking(kind);
    underWay.current = kind;
    try {
      const result = await send().finally(() => {
        underWay.current = null;
      });
      if (result.outcome === 'cancelled') return;
      if (result.outcome === 'invalid') fields.showErrors(result.fields);
      else if (result.outcome !== 'notSignedIn') onSuccess(result);
      else if (!result.cancelled) fields.showProblem(result.problem);
      else cancelling.returnFocus();
    } finally {
      setWorking(null);
    }
  };
  return { working, attempt, cancel: cancelling.cancel };
}

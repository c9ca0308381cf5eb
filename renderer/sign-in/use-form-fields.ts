// The fields of a form: the error at each, the focus on the first error, and the secrets while they are typed.
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { FieldErrors, Problem } from '../../app/shared/contract/problem.ts';
import type { TypedSecrets } from '../../app/shared/contract/sessions.ts';
import { errorsOf, firstError, strayProblem, withError } from './company-draft.ts';

export interface FormFields {
  readonly errors: FieldErrors;
  readonly problem: Problem | undefined;
  /** Undefined: nothing is wrong at this field. */
  setError(name: string, message: string | undefined): void;
  showErrors(errors: FieldErrors): void;
  showProblem(problem: Problem): void;
  clear(): void;
  /** Connects a field's input to its name. */
  inputRef(name: string): (input: HTMLInputElement | null) => void;
}

/** `order`: the names of the fields from top to bottom. */
export function useFormFields(order: readonly string[]): FormFields {
  const [errors, setErrors] = useState<FieldErrors>({});
  const [problem, setProblem] = useState<Problem | undefined>();
  const inputs = useRef(new Map<string, HTMLInputElement>());

  const show = (nextErrors: FieldErrors, nextProblem: Problem | undefined) => {
    // Drawn first, so that a screen reader reads the error together with the field.
    flushSync(() => {
      setErrors(nextErrors);
      setProblem(nextProblem);
    });
    const wrong = inputs.current.get(firstError(order, nextErrors) ?? nextProblem?.likelyField ?? '');
    wrong?.focus();
    // Brings the error into view too, even if the field had the focus already.
    wrong?.scrollIntoView({ block: 'nearest' });
  };

  return {
    errors,
    problem,
    setError: (name, message) => setErrors((known) => withError(known, name, message)),
    showErrors: (found) => show(found, strayProblem(order, found)),
    showProblem: (found) => show(errorsOf(found, order), found),
    clear: () => show({}, undefined),
    inputRef: (name) => (input) => {
      if (input) inputs.current.set(name, input);
      else inputs.current.delete(name);
    },
  };
}

/** Secrets are kept here while they are typed, and nowhere else. */
export function useSecrets(fields: Pick<FormFields, 'setError'>) {
  const [secrets, setSecrets] = useState<TypedSecrets>({});
  const setSecret = (name: string, value: string) => {
    setSecrets({ ...secrets, [name]: value });
    fields.setError(name, undefined);
  };
  return { secrets, setSecret };
}

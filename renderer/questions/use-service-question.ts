// One question to a company's service at a time: asked by a press, cancelled by another or by leaving the page.
import { useEffect, useRef, useState } from 'react';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import type { FieldErrors } from '../../app/shared/contract/problem.ts';
import type { AskResult } from '../../app/shared/contract/questions.ts';
import { call } from '../bridge.ts';

export type Answered = Extract<AskResult, { readonly outcome: 'answered' }>;

export interface ServiceQuestion {
  readonly isAsking: boolean;
  readonly answer: Answered | undefined;
  readonly errors: FieldErrors;
  readonly ask: (typed: Readonly<Record<string, string>>, pasted?: string) => Promise<void>;
  readonly cancel: () => void;
}

/** One of several questions on a company's page, of which one at a time is asked. */
export interface CompanyQuestionProps {
  readonly company: CompanyView;
  readonly question: ServiceQuestion;
  /** Another one is under way. */
  readonly isBlocked: boolean;
}

const NO_ERRORS: FieldErrors = {};

export function useServiceQuestion(companyId: string): ServiceQuestion {
  const [isAsking, setAsking] = useState(false);
  const [answer, setAnswer] = useState<Answered>();
  const [errors, setErrors] = useState(NO_ERRORS);
  const underWay = useRef<object | null>(null);

  useEffect(
    () => () => {
      if (underWay.current) void call('cancelAsking', { companyId });
      underWay.current = null;
    },
    [companyId],
  );

  const ask: ServiceQuestion['ask'] = async (typed, pasted) => {
    if (underWay.current) return;
    const question = {};
    underWay.current = question;
    setAnswer(undefined);
    setErrors(NO_ERRORS);
    setAsking(true);
    try {
      const result = await call('askService', { companyId, typed, pasted: pasted ?? null });
      if (underWay.current !== question) return;
      if (result.outcome === 'invalid') setErrors(result.fields);
      if (result.outcome === 'answered') setAnswer(result);
    } finally {
      if (underWay.current === question) underWay.current = null;
      setAsking(false);
    }
  };

  return { isAsking, answer, errors, ask, cancel: () => void call('cancelAsking', { companyId }) };
}

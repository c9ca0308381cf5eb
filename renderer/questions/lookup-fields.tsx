// What a service wants to know besides the token: typed for each question, sent once, kept nowhere.
import { useState } from 'react';
import type { CompanyView, ProviderView } from '../../app/shared/contract/companies.ts';
import { useTexts } from '../texts/texts.ts';
import { Field } from '../ui/field.tsx';
import type { ServiceQuestion } from './use-service-question.ts';

/** The practice company's own user name, which no one would know. */
export const PRACTICE_USER_NAME = 'practice';

type Typed = Readonly<Record<string, string>>;

export function useTypedFields(company: CompanyView | undefined) {
  return useState<Typed>(company?.practice ? { username: PRACTICE_USER_NAME } : {});
}

interface LookupFieldsProps {
  readonly lookup: NonNullable<ProviderView['userIdLookup']>;
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
  readonly errors: ServiceQuestion['errors'];
}

export function LookupFields({ lookup, typed, onType, errors }: LookupFieldsProps) {
  const t = useTexts();
  return lookup.fields.map(({ name, label }) => (
    <Field
      key={name}
      label={label}
      hint={t('ask.userName')}
      value={typed[name] ?? ''}
      onChange={(value) => onType({ ...typed, [name]: value })}
      error={errors[name]}
    />
  ));
}

// What is worth a warning about a company's name while it is typed. None of it keeps the company from being saved: two
// companies may have one name. Pure.
import { keyOfName, type NamedCompany, nameKey } from './equal-names.ts';

export interface LabelWarning {
  /** `equalName`: the other company has the same name. */
  readonly kind: 'equalName';
  readonly other: NamedCompany;
}

type Check = (typed: string, others: readonly NamedCompany[]) => LabelWarning | undefined;

/** The first that finds something is shown. */
const CHECKS: readonly Check[] = [equalName];

/** `others`: without the company that is being edited. */
export function labelWarning(typed: string, others: readonly NamedCompany[]): LabelWarning | undefined {
  for (const check of CHECKS) {
    const warning = check(typed, others);
    if (warning) return warning;
  }
  return undefined;
}

function equalName(typed: string, others: readonly NamedCompany[]): LabelWarning | undefined {
  const key = nameKey(typed);
  if (key === '') return undefined;
  const other = others.find((company) => keyOfName(company) === key);
  return other && { kind: 'equalName', other };
}

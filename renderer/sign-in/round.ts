// A round from company to company that needs a sign-in: which comes next, and what came of those before. Pure.
import type { CompanyView, ProviderView } from '../../app/shared/contract/companies.ts';
import type { Problem } from '../../app/shared/contract/problem.ts';
import type { CompanySignIn } from '../../app/shared/contract/sessions.ts';
import type { Snapshot } from '../../app/shared/contract/snapshot.ts';
import { likeness, wantsPasswordAlone } from '../../app/shared/same-password.ts';
import { waitsForSignIn } from '../../app/shared/sign-in-round.ts';
import { missesField } from '../managed/open-fields.ts';

export interface Round {
  /** Fixed as the round begins, so that "2 of 5" means the same all along. */
  readonly companyIds: readonly string[];
  readonly at: number;
  /** Signed in to in this round, the last one last. */
  readonly signedInIds: readonly string[];
  /** Where the password that was typed for another company was refused. */
  readonly refusals: ReadonlyMap<string, Refusal>;
}

/** `from`: the name of the company that the password was typed for. */
export interface Refusal {
  readonly from: string;
  readonly problem: Problem;
}

/** A company that IT left a field of for the operator has a form of its own. */
const canSignIn = (company: CompanyView): boolean =>
  (company.status === 'needsSignIn' || company.status === 'signedOut') && !missesField(company);

/** Those that wait for a sign-in, and those of an import (`importedIds`) that are still without one. */
export function roundIds(
  { companies, secretStorage }: Pick<Snapshot, 'companies' | 'secretStorage'>,
  importedIds: readonly string[] = [],
): readonly string[] {
  const imported = new Set(importedIds);
  const joins = (company: CompanyView) =>
    canSignIn(company) && (waitsForSignIn(company, secretStorage) || imported.has(company.id));
  return companies.filter(joins).map(({ id }) => id);
}

export function beginRound(
  snapshot: Pick<Snapshot, 'companies' | 'secretStorage'>,
  importedIds: readonly string[] | undefined,
): Round {
  return { companyIds: roundIds(snapshot, importedIds), at: 0, signedInIds: [], refusals: new Map() };
}

/**
 * Goes on to the next company that still waits; past the end where none does. Answers come before the state that follows from
 * them: one that has just been refused may still count as signing in.
 */
export function movedOn(round: Round, companies: readonly CompanyView[]): Round {
  const isDone = new Set(round.signedInIds);
  const waits = (company: CompanyView) => canSignIn(company) || company.status === 'signingIn';
  const waiting = new Set(companies.filter(waits).map(({ id }) => id));
  const next = round.companyIds.findIndex((id, at) => at > round.at && waiting.has(id) && !isDone.has(id));
  return { ...round, at: next === -1 ? round.companyIds.length : next };
}

/** What came of signing in to `company` and to those that were to take the same password. */
export function withResults(
  round: Round,
  company: Pick<CompanyView, 'label'>,
  results: readonly CompanySignIn[],
): Round {
  const refusals = new Map(round.refusals);
  for (const { companyId, result } of results)
    if (result.outcome === 'notSignedIn' && !result.cancelled)
      refusals.set(companyId, { from: company.label, problem: result.problem });
  const signedIn = results.filter(({ result }) => result.outcome === 'signedIn');
  return {
    ...round,
    refusals,
    signedInIds: [...round.signedInIds, ...signedIn.map((each) => each.companyId)],
  };
}

/** Those still to come that may have the password of the company at hand, the most likely ones first. */
export function sharersOf(
  company: CompanyView,
  { round, companies, providers }: Surroundings,
): readonly CompanyView[] {
  const provider = (id: string) => providers.find((each) => each.id === id);
  const takesPassword = ({ providerId }: CompanyView) => {
    const own = provider(providerId);
    return own !== undefined && wantsPasswordAlone(own);
  };
  if (!takesPassword(company)) return [];
  const coming = new Set(round.companyIds.slice(round.at + 1));
  return companies
    .filter((other) => coming.has(other.id) && canSignIn(other) && takesPassword(other))
    .map((other) => ({ other, likeness: likeness(company, other) }))
    .filter((each) => each.likeness > 0)
    .sort((one, two) => two.likeness - one.likeness)
    .map(({ other }) => other);
}

export interface Surroundings {
  readonly round: Round;
  readonly companies: readonly CompanyView[];
  readonly providers: readonly ProviderView[];
}

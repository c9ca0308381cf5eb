// The companies as the window and the tray see them. A view is made anew only where something that it says can have
// changed, and is the same object otherwise.
import type { Company } from '../companies/company.ts';
import type { CompanyView } from '../shared/contract/companies.ts';
import { isAlive } from '../tokens/renewal-policy.ts';
import { companyView, type ViewFacts } from './company-view.ts';

interface Made {
  readonly facts: ViewFacts;
  readonly locale: string;
  readonly view: CompanyView;
}

const SECOND_MS = 1_000;

export class CompanyViews {
  readonly #made = new WeakMap<Company, Made>();

  /** The words of a problem, which say until when a token works, are at most a second old. */
  of(facts: ViewFacts): CompanyView {
    const made = this.#made.get(facts.company);
    if (made && stillSaysIt(made, facts)) return made.view;
    const view = companyView(facts);
    this.#made.set(facts.company, { facts, locale: facts.texts.locale, view });
    return view;
  }
}

function stillSaysIt({ facts, locale, view }: Made, now: ViewFacts): boolean {
  return (
    facts.session === now.session &&
    facts.provider === now.provider &&
    facts.isFavourite === now.isFavourite &&
    isSameAsking(facts.asking, now.asking) &&
    locale === now.texts.locale &&
    (view.problem === undefined || isSameMoment(facts, now))
  );
}

const isSameAsking = (before: ViewFacts['asking'], now: ViewFacts['asking']) =>
  before?.isForced === now?.isForced && before?.pausedUntil === now?.pausedUntil;

/** Only the words of a problem depend on what time it is. */
function isSameMoment(before: ViewFacts, now: ViewFacts): boolean {
  const second = ({ nowMs }: ViewFacts) => Math.floor(nowMs / SECOND_MS);
  return second(before) === second(now) && hasLivingToken(before) === hasLivingToken(now);
}

function hasLivingToken({ nowMs, session }: ViewFacts): boolean {
  return session.token !== undefined && isAlive({ nowMs, expiry: session.token.expiry });
}

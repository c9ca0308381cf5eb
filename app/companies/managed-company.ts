// What the operator may change of a company that IT has set up: whether the password is stored, what IT left open, its place
// in the list. Pure; the list itself keeps to it, so that no command can do more.
import { isDeepStrictEqual } from 'node:util';
import type { Company } from './company.ts';

/** `after` is what a change by the operator would make of the list; what IT has set up stays in it as it is. */
export function withManagedKept(before: readonly Company[], after: readonly Company[]): readonly Company[] {
  const managed = new Map(before.filter(isManaged).map((company) => [company.id, company]));
  if (managed.size === 0 && !after.some(isManaged)) return after;
  const kept = after.map((company) => {
    const former = managed.get(company.id);
    managed.delete(company.id);
    return former ? withOwnChoices(former, company) : withoutManaged(company);
  });
  return before.reduce(
    (list, company, at) => (managed.has(company.id) ? list.toSpliced(at, 0, company) : list),
    kept,
  );
}

/** Whether a change of a company that IT has set up stays within what the operator may change. */
export function isOwnChoice(former: Company, changed: Company): boolean {
  return isDeepStrictEqual(withOwnChoices(former, changed), changed);
}

/** Whether IT has set up the company, as it is `now`, in a way that leaves no room for this change. */
export function isOverruled(now: Company, changed: Company): boolean {
  return now.managed !== undefined && !isOwnChoice(now, { ...changed, managed: now.managed });
}

/** As the operator's own. */
export function withoutManaged(company: Company): Company {
  const { managed: _set, ...own } = company;
  return own;
}

function withOwnChoices(former: Company, { storePassword, account }: Company): Company {
  const open = former.managed?.open ?? [];
  const { managed, ...fixed } = former;
  const filled = open.flatMap((name) =>
    account[name] === undefined ? [] : [[name, account[name]] as const],
  );
  const closed = Object.entries(former.account).filter(([name]) => !open.includes(name));
  return {
    ...fixed,
    storePassword,
    account: Object.fromEntries([...closed, ...filled]),
    ...(managed && { managed }),
  };
}

const isManaged = ({ managed }: Company) => managed !== undefined;

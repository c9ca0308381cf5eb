// What a form says of a company that was changed while the form's sign-in was under way. Pure.
import { isUnchanged } from '../shared/snapshot/unchanged-parts.ts';
import type { Company } from './company.ts';

/** `typed` for the company as it was `before`; what is different `now` was changed later, and stays. */
export function withLaterChanges(typed: Company, before: Company, now: Company): Company {
  if (now === before) return typed;
  const names = Object.keys({ ...before, ...now }) as (keyof Company)[];
  const later = new Set<string>(names.filter((name) => !isUnchanged(before[name], now[name])));
  return Object.fromEntries([
    ...Object.entries(typed).filter(([name]) => !later.has(name)),
    ...Object.entries(now).filter(([name]) => later.has(name)),
  ]) as Company;
}

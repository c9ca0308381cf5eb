// What IT left for the operator to fill in.
import type { CompanyView } from '../../app/shared/contract/companies.ts';

/** Whether the operator has yet to fill in a field, without which no sign-in works. */
export function missesField({ managed, account }: CompanyView): boolean {
  return (managed?.open ?? []).some((name) => (account[name] ?? '') === '');
}

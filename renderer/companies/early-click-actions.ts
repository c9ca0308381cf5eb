// Does what was clicked before the window was live.
import { possibleActions } from '../../app/shared/company-state.ts';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { currentSnapshot } from '../bridge.ts';
import type { EarlyClick } from '../home-picture/early-click.ts';
import type { Navigator } from '../navigation.ts';
import type { CompanyActions } from './company-actions.ts';

export function carryOut(
  { what, companyId }: EarlyClick,
  navigator: Navigator,
  actions: CompanyActions,
): void {
  if (what === 'add' || what === 'settings') {
    navigator.open({ screen: what });
    return;
  }
  const company = currentSnapshot().companies.find(({ id }) => id === companyId);
  if (!company) return;
  if (what === 'copy') void actions.copy(company, null);
  else if (what === 'signIn') signInIfNeeded(company, actions);
  else navigator.open({ screen: 'company', companyId: company.id });
}

/** The start may have found a sign-in that the last one did not: a new one would end it. */
function signInIfNeeded(company: CompanyView, actions: CompanyActions): void {
  if (possibleActions(company, Date.now()).includes('signIn')) void actions.signIn(company);
}

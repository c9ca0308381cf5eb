// Does what was clicked before the window was live.
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
  else if (what === 'signIn') void actions.signIn(company);
  else navigator.open({ screen: 'company', companyId: company.id });
}

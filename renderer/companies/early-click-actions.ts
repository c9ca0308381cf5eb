// Does what was clicked before the window was live, and says what came of a copy.
import { possibleActions } from '../../app/shared/company-state.ts';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { currentSnapshot } from '../bridge.ts';
import type { EarlyClick, EarlyClicks, EarlyCopy } from '../home-picture/early-click.ts';
import type { Navigator } from '../navigation.ts';
import type { CompanyActions } from './company-actions.ts';

export function carryOut({ copy, click }: EarlyClicks, navigator: Navigator, actions: CompanyActions): void {
  // First: a message belongs to the screen on which it is shown.
  if (click) open(click, navigator, actions);
  if (copy) void tell(copy, actions);
}

async function tell({ companyId, result }: EarlyCopy, actions: CompanyActions): Promise<void> {
  const company = companyOf(companyId);
  if (company) actions.tellCopy(company, await result);
}

function open({ what, companyId }: EarlyClick, navigator: Navigator, actions: CompanyActions): void {
  if (what === 'add' || what === 'settings') {
    navigator.open({ screen: what });
    return;
  }
  const company = companyOf(companyId);
  if (!company) return;
  if (what === 'signIn') signInIfNeeded(company, actions);
  else navigator.open({ screen: 'company', companyId: company.id });
}

/** The start may have found a sign-in that the last one did not: a new one would end it. */
function signInIfNeeded(company: CompanyView, actions: CompanyActions): void {
  if (possibleActions(company, Date.now()).includes('signIn')) void actions.signIn(company);
}

const companyOf = (companyId: string | undefined) =>
  currentSnapshot().companies.find(({ id }) => id === companyId);

// The confirmation before a copy, put together: what it asks about, and who can demand it.
import { CopyConfirmations } from '../commands/copy-confirmations.ts';
import { type Company, hostOf } from '../companies/company.ts';
import { shownValue } from '../shared/account.ts';
import { fieldView } from '../snapshot/provider-view.ts';
import { environmentView } from '../texts/environment-text.ts';
import type { CoreBase } from './core-parts.ts';
import type { TokenSupply } from './token-supply.ts';

export function createConfirmations(
  { parts, texts, stores, managed, onChange }: CoreBase,
  { providers, sessions }: TokenSupply,
): CopyConfirmations {
  const { clock, newId, confirmationScreen: screen } = parts;
  const accountOf = ({ providerId, account }: Company) =>
    (providers.get(providerId)?.fields ?? [])
      .filter(({ name, secret }) => !secret && account[name])
      .map((field) => ({
        name: texts.say(field.labelKey),
        value: shownValue(fieldView(field, texts), account),
      }));
  return new CopyConfirmations({
    ...{ clock, newId, screen, onChange },
    isForced: () => managed.current.confirmProduction?.value === true,
    companyOf: (companyId) => stores.companies.get(companyId),
    isSignedOut: (companyId) => sessions.get(companyId)?.view.status.kind === 'signedOut',
    describe: (company) => ({
      language: texts.locale,
      company: company.label,
      ...(company.environment && { environment: environmentView(company.environment, texts) }),
      host: hostOf(company),
      account: accountOf(company),
    }),
  });
}

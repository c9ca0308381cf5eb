// One company of a round: what is typed for it, and who else is to take the same password. Nothing typed outlives the step.
import { useState } from 'react';
import type { CompanyView, ProviderView } from '../../app/shared/contract/companies.ts';
import type { CompanySignIn } from '../../app/shared/contract/sessions.ts';
import { call, useSnapshot } from '../bridge.ts';
import { useTypedText } from '../navigation.ts';
import { isAnyTyped, typedSecrets } from './company-draft.ts';
import { type Round, sharersOf } from './round.ts';
import { type FormFields, useSecrets } from './use-form-fields.ts';
import { useSignInAttempt } from './use-sign-in-attempt.ts';

interface RoundStep {
  readonly round: Round;
  readonly company: CompanyView;
  readonly provider: ProviderView;
  readonly fields: FormFields;
  readonly signedIn: (company: CompanyView, results: readonly CompanySignIn[]) => void;
}

export function useRoundStep({ round, company, provider, fields, signedIn }: RoundStep) {
  const companies = useSnapshot((snapshot) => snapshot.companies);
  const providers = useSnapshot((snapshot) => snapshot.providers);
  const { secrets, setSecret } = useSecrets(fields);
  const [storePassword, setStorePassword] = useState(company.storePassword);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const { working, attempt, cancel } = useSignInAttempt(company.id, fields);
  useTypedText(isAnyTyped(secrets));

  const sharers = sharersOf(company, { round, companies, providers });
  const tickedIds = sharers.map(({ id }) => id).filter((id) => ticked.has(id));

  const tick = (ids: readonly string[], isTicked: boolean) =>
    setTicked((before) => {
      const after = new Set(before);
      for (const id of ids)
        if (isTicked) after.add(id);
        else after.delete(id);
      return after;
    });

  const signIn = async () => {
    let results: readonly CompanySignIn[] = [];
    const send = async () => {
      const companyIds = [company.id, ...tickedIds];
      const typed = { secrets: typedSecrets(provider, secrets), storePassword };
      ({ results } = await call('signInTogether', { companyIds, ...typed }));
      return results[0]?.result ?? ({ outcome: 'cancelled' } as const);
    };
    await attempt('signIn', send, () => signedIn(company, results));
  };

  return {
    ...{ secrets, setSecret, storePassword, setStorePassword, sharers, tickedIds, tick, signIn, cancel },
    isWorking: working !== null,
  };
}

// The ways to sign in that the form offers: all, unless IT has limited them.
import { useMemo } from 'react';
import type { ProviderView } from '../../app/shared/contract/companies.ts';
import { useSnapshot } from '../bridge.ts';

/** `current`: the one of the company that is edited, which stays. Where IT allows none, all are shown, and main refuses. */
export function useAllowedProviders(current: string | undefined): readonly ProviderView[] {
  const providers = useSnapshot((snapshot) => snapshot.providers);
  const allowed = useSnapshot(({ managed }) => managed.services?.allowed.providers);
  return useMemo(() => {
    const offered = providers.filter(({ id }) => id === current || !allowed || allowed.includes(id));
    return offered.length > 0 ? offered : providers;
  }, [providers, allowed, current]);
}

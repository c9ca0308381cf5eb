// Opens the sheets about certificates from any screen. One screen at a time says for whom a dropped file would be.
import { createContext, useContext, useEffect } from 'react';
import type { AuthorityOffer } from '../../app/shared/contract/trust.ts';
import type { TrustOwner } from './trust-owner.ts';

export interface TrustDialogs {
  look(owner: TrustOwner): void;
  /** Asks for the file of an authority. */
  choose(owner: TrustOwner): Promise<void>;
  show(owner: TrustOwner, offer: AuthorityOffer): void;
}

export const TrustDialogsContext = createContext<TrustDialogs | null>(null);

export function useTrustDialogs(): TrustDialogs {
  const dialogs = useContext(TrustDialogsContext);
  if (!dialogs) throw new Error('No certificate sheets around this component.');
  return dialogs;
}

let target: TrustOwner | undefined;

/** For whom a certificate file would be that is dropped now. */
export const dropTarget = (): TrustOwner | undefined => target;

export function useDropTarget(owner: TrustOwner | undefined): void {
  useEffect(() => {
    target = owner;
    return () => {
      if (target === owner) target = undefined;
    };
  }, [owner]);
}

// What is trusted with a company while its form is open, and for whom the sheets about certificates would be.
import { useMemo, useRef } from 'react';
import type { TrustView } from '../../app/shared/contract/trust.ts';
import { call } from '../bridge.ts';
import { useDropTarget } from '../trust/trust-dialogs.ts';
import type { TrustOwner } from '../trust/trust-owner.ts';
import { type AgreedTrust, consentOf } from './draft-trust.ts';

export interface DraftTrustOptions {
  readonly companyId: string | null;
  readonly providerId: string;
  /** As it was typed. */
  readonly address: string;
  readonly label: string;
  readonly stored: TrustView | undefined;
  readonly isManaged: boolean;
  readonly agreed: AgreedTrust;
  readonly setAgreed: (agreed: AgreedTrust) => void;
  /** After a certificate was trusted that had refused a sign-in: the operator goes on where that stopped. */
  readonly onTrusted: () => void;
}

export function useDraftTrust(options: DraftTrustOptions) {
  const { companyId, providerId, address, label, stored, isManaged, agreed, setAgreed } = options;
  // Read when the form is saved, which may follow before it is drawn again.
  const latest = useRef(agreed);
  const onTrusted = useRef(options.onTrusted);
  onTrusted.current = options.onTrusted;

  const change = (next: AgreedTrust) => {
    latest.current = next;
    setAgreed(next);
  };
  const former = stored?.certificate;
  const authority = agreed.authority?.consent;
  const owner = useMemo<TrustOwner>(() => {
    const take = (more: AgreedTrust) => {
      const next = { ...latest.current, ...more };
      latest.current = next;
      setAgreed(next);
      onTrusted.current();
      return Promise.resolve(true);
    };
    return {
      company: label,
      subject: { kind: 'draft', companyId, providerId, address, ...(authority && { authority }) },
      ...{ former, isManaged },
      trustCertificate: (certificate) => take({ certificate }),
      trustAuthority: (authority) => take({ authority }),
      stopFormer: async () => {
        if (companyId !== null) await call('stopTrusting', { companyId, what: 'certificate' });
        onTrusted.current();
      },
    };
  }, [companyId, providerId, address, label, former, authority, isManaged, setAgreed]);
  useDropTarget(isManaged ? undefined : owner);
  return {
    ...{ owner, agreed },
    forget: (what: keyof AgreedTrust) => {
      const { [what]: _gone, ...rest } = latest.current;
      change(rest);
    },
    /** What goes with the company to `understood`, its address. */
    consent: (understood: string | undefined) => consentOf(latest.current, understood),
  };
}

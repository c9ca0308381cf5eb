// The sheets about certificates, above whatever screen is shown.
import { type ReactNode, useMemo, useState } from 'react';
import type { AuthorityOffer } from '../../app/shared/contract/trust.ts';
import { call } from '../bridge.ts';
import { AuthoritySheet } from './authority-sheet.tsx';
import { CertificateSheet } from './certificate-sheet.tsx';
import { type TrustDialogs, TrustDialogsContext } from './trust-dialogs.ts';
import type { TrustOwner } from './trust-owner.ts';

interface OpenSheet {
  readonly owner: TrustOwner;
  /** Without one, the service's own certificate is looked at. */
  readonly offer?: AuthorityOffer;
}

export function TrustSheets({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState<OpenSheet | null>(null);
  const close = () => setOpen(null);
  const dialogs = useMemo<TrustDialogs>(() => {
    const show = (owner: TrustOwner, offer: AuthorityOffer) => setOpen({ owner, offer });
    return {
      look: (owner) => setOpen({ owner }),
      choose: async (owner) => {
        const offer = await call('chooseAuthority', undefined);
        if (offer) show(owner, offer);
      },
      show,
    };
  }, []);
  return (
    <TrustDialogsContext value={dialogs}>
      {children}
      {open && !open.offer && <CertificateSheet owner={open.owner} onClose={close} />}
      {open?.offer && (
        <AuthoritySheet
          key={open.offer.outcome === 'read' ? open.offer.authorityId : open.offer.fileName}
          owner={open.owner}
          offer={open.offer}
          onClose={close}
        />
      )}
    </TrustDialogsContext>
  );
}

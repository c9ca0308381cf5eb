// The certificate of an authority that IT handed out: what it says, its fingerprint, and the button that trusts it.
import { useState } from 'react';
import type { AuthorityOffer } from '../../app/shared/contract/trust.ts';
import { useTexts } from '../texts/texts.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { useBusy } from '../ui/use-busy.ts';
import { CertificateFacts } from './certificate-facts.tsx';
import { ConsentTicks, FingerprintPart, StillMissing } from './consent-parts.tsx';
import { useTrustDialogs } from './trust-dialogs.ts';
import type { TrustOwner } from './trust-owner.ts';
import { useConsent } from './use-consent.ts';

interface AuthoritySheetProps {
  readonly owner: TrustOwner;
  readonly offer: AuthorityOffer;
  readonly onClose: () => void;
}

export function AuthoritySheet({ owner, offer, onClose }: AuthoritySheetProps) {
  if (offer.outcome === 'read') return <ReadAuthority owner={owner} offer={offer} onClose={onClose} />;
  return <RefusedAuthority owner={owner} offer={offer} onClose={onClose} />;
}

type Of<Outcome> = AuthoritySheetProps & { readonly offer: Extract<AuthorityOffer, { outcome: Outcome }> };

function RefusedAuthority({ owner, offer: { fileName, title, meaning }, onClose }: Of<'refused'>) {
  const t = useTexts();
  const dialogs = useTrustDialogs();
  return (
    <Sheet title={t('trust.authorityFile', { name: fileName })} onClose={onClose}>
      <Banner tone="bad" isUrgent title={title} meaning={meaning}>
        <Button onPress={() => void dialogs.choose(owner)}>{t('trust.chooseFile')}</Button>
      </Banner>
    </Sheet>
  );
}

function ReadAuthority({ owner, offer: { authorityId, facts }, onClose }: Of<'read'>) {
  const t = useTexts();
  const consent = useConsent(facts);
  const [isStale, setStale] = useState(false);
  const { isBusy, run } = useBusy();
  const trust = () =>
    run(async () => {
      const seen = { consent: { authorityId, fingerprint: facts.fingerprint }, facts };
      if (await owner.trustAuthority(seen)) onClose();
      else setStale(true);
    });
  const footer = (
    <>
      <StillMissing consent={consent} />
      <Button
        weight="primary"
        isBusy={isBusy}
        isDisabled={consent.missing !== undefined}
        onPress={() => void trust()}
      >
        {t('trust.trustFor', { company: owner.company })}
      </Button>
    </>
  );
  return (
    <Sheet title={t('trust.authorityTitle')} footer={footer} onClose={onClose}>
      {isStale && <Banner tone="bad" isUrgent title={t('trust.stale')} meaning={t('trust.staleFile')} />}
      <Banner
        tone="info"
        title={t('trust.authorityLead')}
        meaning={t('trust.authorityMeaning', { company: owner.company })}
      />
      <CertificateFacts title={t('trust.certificate')} facts={facts} />
      <FingerprintPart consent={consent} facts={facts} />
      <ConsentTicks consent={consent} facts={facts} />
    </Sheet>
  );
}

// "Look at the certificate": whom it names, what is wrong with it, its fingerprint, and the button that trusts it. What an
// operator on the phone with IT needs, in the order in which it is needed.
import { useEffect, useState } from 'react';
import type { CertificateLookView } from '../../app/shared/contract/trust.ts';
import { call, useLanguage } from '../bridge.ts';
import { type Translate, useTexts } from '../texts/texts.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { useBusy } from '../ui/use-busy.ts';
import { CertificateFacts } from './certificate-facts.tsx';
import { CertificateFaults } from './certificate-faults.tsx';
import { ChangedFingerprints } from './changed-certificate.tsx';
import { ConsentTicks, FingerprintAlone, FingerprintPart, StillMissing } from './consent-parts.tsx';
import { useTrustDialogs } from './trust-dialogs.ts';
import type { TrustOwner } from './trust-owner.ts';
import { type Consent, useConsent } from './use-consent.ts';

interface CertificateSheetProps {
  readonly owner: TrustOwner;
  readonly onClose: () => void;
}

export function CertificateSheet({ owner, onClose }: CertificateSheetProps) {
  const t = useTexts();
  const { look, again } = useLook(owner);
  if (look?.outcome === 'refused')
    return <RefusedCertificate key={look.lookId} owner={owner} look={look} again={again} onClose={onClose} />;
  const title = t('trust.title', { host: look?.host ?? '' });
  return (
    <Sheet
      title={look ? title : t('trust.looking')}
      onClose={onClose}
      footer={look && <Button onPress={again}>{t('trust.lookAgain')}</Button>}
    >
      {!look && <p role="status">{t('trust.lookingMeaning')}</p>}
      {look?.outcome === 'trusted' && (
        <Banner tone="info" isUrgent title={t('trust.fine')} meaning={t('trust.fineMeaning')} />
      )}
      {look?.outcome === 'failed' && <Banner tone="bad" isUrgent {...look.problem} />}
    </Sheet>
  );
}

/** Undefined while main is looking; looked at again in a new language, since main's words may be in it. */
function useLook({ subject }: TrustOwner) {
  const language = useLanguage();
  const [look, setLook] = useState<CertificateLookView>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    setLook(undefined);
    void call('lookAtCertificate', subject).then((seen) => isCurrent && setLook(seen));
    return () => {
      isCurrent = false;
    };
  }, [language, round]);
  return { look, again: () => setRound((now) => now + 1) };
}

interface RefusedProps extends CertificateSheetProps {
  readonly look: Extract<CertificateLookView, { outcome: 'refused' }>;
  readonly again: () => void;
}

function RefusedCertificate({ owner, look, again, onClose }: RefusedProps) {
  const t = useTexts();
  const { host, facts, faults, hosts } = look;
  const consent = useConsent(facts, faults);
  const [isStale, setStale] = useState(false);
  const isUnusable = faults.includes('unusable');
  const { former, isManaged } = owner;
  const canTrust = !isUnusable && !isManaged;
  const footer = canTrust && (
    <TrustButton
      {...{ owner, look, consent }}
      onDone={(isTrusted) => (isTrusted ? onClose() : setStale(true))}
    />
  );
  return (
    <Sheet title={t('trust.title', { host })} onClose={onClose} footer={footer}>
      {isStale && (
        <Banner tone="bad" isUrgent title={t('trust.stale')} meaning={t('trust.staleMeaning')}>
          <Button onPress={again}>{t('trust.lookAgain')}</Button>
        </Banner>
      )}
      <Banner tone={isUnusable ? 'bad' : 'info'} {...leadOf(look, owner, t)} />
      {former && former.fingerprint !== facts.fingerprint && (
        <ChangedFingerprints former={former} now={facts} />
      )}
      {faults.length > 0 && <CertificateFaults certificate={look} />}
      {canTrust ? <FingerprintPart consent={consent} facts={facts} /> : <FingerprintAlone facts={facts} />}
      {canTrust && <ConsentTicks consent={consent} facts={facts} host={host} />}
      <CertificateFacts title={t('trust.certificate')} facts={facts} hosts={hosts} />
      {!isManaged && <AuthorityWay owner={owner} />}
    </Sheet>
  );
}

function leadOf({ host, faults }: RefusedProps['look'], { company, isManaged }: TrustOwner, t: Translate) {
  if (faults.includes('unusable'))
    return { title: t('trust.never'), meaning: t('trust.neverMeaning', { host }) };
  if (isManaged) return { title: t('trust.onlyIt'), meaning: t('trust.onlyItMeaning', { company }) };
  if (faults.length === 0)
    return { title: t('trust.replaced'), meaning: t('trust.replacedMeaning', { company }) };
  return { title: t('trust.lead'), meaning: t('trust.leadMeaning', { company, host }) };
}

interface TrustButtonProps extends Pick<RefusedProps, 'owner' | 'look'> {
  readonly consent: Consent;
  readonly onDone: (isTrusted: boolean) => void;
}

function TrustButton({ owner, look, consent, onDone }: TrustButtonProps) {
  const t = useTexts();
  const { isBusy, run } = useBusy();
  const { lookId, host, facts, faults } = look;
  const isForComputer = faults.length === 0;
  const trust = async () => {
    const agreed = { lookId, fingerprint: facts.fingerprint, accepted: faults };
    if (isForComputer) await owner.stopFormer();
    onDone(isForComputer || (await owner.trustCertificate({ consent: agreed, facts, host })));
  };
  return (
    <>
      <StillMissing consent={consent} />
      <Button
        weight="primary"
        isBusy={isBusy}
        isDisabled={consent.missing !== undefined}
        onPress={() => void run(trust)}
      >
        {isForComputer ? t('trust.stopOld') : t('trust.trustFor', { company: owner.company })}
      </Button>
    </>
  );
}

/** Better than a single certificate, where IT has an authority of its own. */
function AuthorityWay({ owner }: { readonly owner: TrustOwner }) {
  const t = useTexts();
  const dialogs = useTrustDialogs();
  return (
    <Banner tone="info" title={t('trust.haveFile')} meaning={t('trust.haveFileMeaning')}>
      <Button onPress={() => void dialogs.choose(owner)}>{t('trust.chooseFile')}</Button>
    </Banner>
  );
}

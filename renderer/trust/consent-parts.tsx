// The fingerprint with the field that compares it, and the ticks without which nothing is trusted.
import type { CertificateFacts } from '../../app/shared/trust.ts';
import { useTexts } from '../texts/texts.ts';
import { CheckBox } from '../ui/check-box.tsx';
import { Section } from '../ui/section.tsx';
import { useFaultValues } from './certificate-faults.tsx';
import styles from './consent-parts.module.css';
import { Fingerprint } from './fingerprint.tsx';
import { FingerprintCheck } from './fingerprint-check.tsx';
import type { Consent } from './use-consent.ts';

interface ConsentPartsProps {
  readonly consent: Consent;
  readonly facts: CertificateFacts;
}

export function FingerprintPart({ consent, facts }: ConsentPartsProps) {
  const t = useTexts();
  return (
    <Section title={t('trust.fingerprint')} note={t('trust.fingerprintNote')}>
      <Fingerprint fingerprint={facts.fingerprint} />
      <FingerprintCheck sent={consent.sent} onChange={consent.setSent} comparison={consent.comparison} />
    </Section>
  );
}

/** Nothing where there is nothing to tick. */
export function ConsentTicks({ consent, facts, host = '' }: ConsentPartsProps & { readonly host?: string }) {
  const t = useTexts();
  const values = useFaultValues({ host, facts });
  if (!consent.asksForComparison && consent.serious.length === 0) return null;
  return (
    <Section title={t('trust.confirm')}>
      <div className={styles.ticks}>
        {consent.asksForComparison && (
          <CheckBox isTicked={consent.isCompared} onChange={consent.setCompared}>
            {t('trust.compared')}
          </CheckBox>
        )}
        {consent.serious.map((fault) => (
          <CheckBox
            key={fault}
            isTicked={consent.isTicked(fault)}
            onChange={(isOn) => consent.tick(fault, isOn)}
          >
            {t(`trust.although.${fault}`, values)}
          </CheckBox>
        ))}
      </div>
    </Section>
  );
}

/** Why the button that trusts cannot be pressed. */
export function CompareFirst({ isNeeded }: { readonly isNeeded: boolean }) {
  const t = useTexts();
  return <p className={styles.first}>{isNeeded ? t('trust.first') : ''}</p>;
}

// The fingerprint with the field that compares it, and the ticks without which nothing is trusted.
import type { CertificateFacts } from '../../app/shared/trust.ts';
import { type TextKey, useTexts } from '../texts/texts.ts';
import { CheckBox } from '../ui/check-box.tsx';
import { Section } from '../ui/section.tsx';
import { useFaultValues } from './certificate-faults.tsx';
import styles from './consent-parts.module.css';
import { Fingerprint } from './fingerprint.tsx';
import { FingerprintCheck } from './fingerprint-check.tsx';
import type { Consent, Missing } from './use-consent.ts';

interface ConsentPartsProps {
  readonly consent: Consent;
  readonly facts: CertificateFacts;
}

/** Without anything to compare, where there is nothing to decide. */
export function FingerprintAlone({ facts }: Pick<ConsentPartsProps, 'facts'>) {
  const t = useTexts();
  return (
    <Section title={t('trust.fingerprint')}>
      <Fingerprint fingerprint={facts.fingerprint} />
    </Section>
  );
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

const MISSING = {
  comparison: 'trust.first',
  match: 'trust.differ',
  ticks: 'trust.firstTicks',
} as const satisfies Record<Missing, TextKey>;

/** Why the button that trusts cannot be pressed. */
export function StillMissing({ consent: { missing } }: Pick<ConsentPartsProps, 'consent'>) {
  const t = useTexts();
  return <p className={styles.first}>{missing ? t(MISSING[missing]) : ''}</p>;
}

// What is wrong with a certificate, each fault by itself, and what it means.
import { fullDateWords } from '../../app/shared/time-words.ts';
import type { CertificateFacts, CertificateFault } from '../../app/shared/trust.ts';
import { useLanguage } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';
import { Icon } from '../ui/icons.tsx';
import { Section } from '../ui/section.tsx';
import styles from './certificate-faults.module.css';

export interface FaultyCertificate {
  readonly host: string;
  readonly facts: CertificateFacts;
  readonly faults: readonly CertificateFault[];
  readonly isIssuerTrusted?: true;
}

/** Chromium does not know the issuer, but the operator does: then it is something else that is wrong. */
export function faultsToSay({ faults, isIssuerTrusted }: Omit<FaultyCertificate, 'host' | 'facts'>) {
  const others = faults.filter((fault) => fault !== 'unknownIssuer');
  return isIssuerTrusted && others.length > 0 ? others : faults;
}

export function useFaultValues({ host, facts }: Pick<FaultyCertificate, 'host' | 'facts'>) {
  const language = useLanguage();
  const date = (atMs: number) => fullDateWords(atMs, language);
  return { host, from: date(facts.validFromMs), to: date(facts.validToMs) };
}

export function CertificateFaults({ certificate }: { readonly certificate: FaultyCertificate }) {
  const t = useTexts();
  const values = useFaultValues(certificate);
  return (
    <Section title={t('trust.faults')}>
      <ul className={styles.faults}>
        {faultsToSay(certificate).map((fault) => (
          <li key={fault} className={styles.fault} data-selectable>
            <Icon name="warning" />
            <div>
              <p className={styles.name}>{t(`trust.fault.${fault}.title`, values)}</p>
              <p>{t(`trust.fault.${fault}.meaning`, values)}</p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

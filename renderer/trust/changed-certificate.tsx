// The fingerprint that is trusted and the one that the service shows now, side by side.
import { useEffect, useState } from 'react';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import type { TrustView } from '../../app/shared/contract/trust.ts';
import { dateWords } from '../../app/shared/time-words.ts';
import { call, useLanguage } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';
import { Section } from '../ui/section.tsx';
import styles from './changed-certificate.module.css';
import { FingerprintText } from './fingerprint.tsx';

interface ChangedFingerprintsProps {
  readonly former: NonNullable<TrustView['certificate']>;
  /** Undefined while it is not known. */
  readonly now: { readonly fingerprint: string } | undefined;
}

export function ChangedFingerprints({ former, now }: ChangedFingerprintsProps) {
  const t = useTexts();
  const language = useLanguage();
  const date = dateWords(former.sinceMs, Date.now(), language);
  return (
    <Section title={t('trust.changed')}>
      <dl className={styles.pair}>
        <div>
          <dt>{t('trust.trustedSince', { date })}</dt>
          <dd>
            <FingerprintText fingerprint={former.fingerprint} />
          </dd>
        </div>
        <div>
          <dt>{t('trust.shownNow')}</dt>
          <dd>{now ? <FingerprintText fingerprint={now.fingerprint} /> : t('trust.notSeen')}</dd>
        </div>
      </dl>
    </Section>
  );
}

/** On the company's page: looks once at what the service shows now, and sends nothing. */
export function ChangedCertificate({ company }: { readonly company: CompanyView }) {
  const [now, setNow] = useState<{ readonly fingerprint: string }>();
  const { id: companyId } = company;
  useEffect(() => {
    let isCurrent = true;
    void call('lookAtCertificate', { kind: 'company', companyId }).then((look) => {
      if (isCurrent && look.outcome === 'refused') setNow(look.facts);
    });
    return () => {
      isCurrent = false;
    };
  }, [companyId]);
  const former = company.trust?.certificate;
  return former ? <ChangedFingerprints former={former} now={now} /> : null;
}

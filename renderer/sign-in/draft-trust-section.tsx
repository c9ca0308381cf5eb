// The part of the company form about certificates: what is trusted with this company, and a file from IT.
import type { TrustView } from '../../app/shared/contract/trust.ts';
import { fingerprintGroups } from '../../app/shared/fingerprint.ts';
import type { CertificateFacts } from '../../app/shared/trust.ts';
import { useTexts } from '../texts/texts.ts';
import { useTrustDialogs } from '../trust/trust-dialogs.ts';
import type { TrustOwner } from '../trust/trust-owner.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Row } from '../ui/row.tsx';
import { Section } from '../ui/section.tsx';
import { type AgreedTrust, droppedHost } from './draft-trust.ts';
import styles from './draft-trust-section.module.css';

interface DraftTrustProps {
  readonly owner: TrustOwner;
  readonly agreed: AgreedTrust;
  /** What the company trusts already. */
  readonly stored: TrustView | undefined;
  /** The address as it would be saved. */
  readonly address: string | undefined;
  readonly onForget: (what: keyof AgreedTrust) => void;
}

export function DraftTrustSection({ owner, agreed, stored, address, onForget }: DraftTrustProps) {
  const t = useTexts();
  const dialogs = useTrustDialogs();
  const dropped = droppedHost(agreed, stored, address);
  const certificate = agreed.certificate?.facts ?? stored?.certificate;
  const authority = agreed.authority?.facts ?? stored?.authority;
  return (
    <Section title={t('trust.section')}>
      {dropped !== undefined && (
        <Banner
          tone="risk"
          isUrgent
          title={t('trust.dropped')}
          meaning={t('trust.droppedMeaning', { host: dropped })}
        />
      )}
      <div className={styles.rows}>
        {certificate && dropped === undefined && (
          <TrustedRow
            name={t('trust.of.certificate')}
            facts={certificate}
            onForget={agreed.certificate && (() => onForget('certificate'))}
          />
        )}
        {authority && (
          <TrustedRow
            name={t('trust.of.authority')}
            facts={authority}
            onForget={agreed.authority && (() => onForget('authority'))}
          />
        )}
        <Row name={t('trust.fileRow')} hint={t('trust.fileRowHint')}>
          <Button onPress={() => void dialogs.choose(owner)}>{t('trust.chooseFile')}</Button>
        </Row>
      </div>
    </Section>
  );
}

interface TrustedRowProps {
  readonly name: string;
  readonly facts: CertificateFacts;
  /** Undefined for what is stored: its own page ends that. */
  readonly onForget: (() => void) | undefined;
}

function TrustedRow({ name, facts, onForget }: TrustedRowProps) {
  const t = useTexts();
  const start = fingerprintGroups(facts.fingerprint).slice(0, 4).join(' ');
  return (
    <Row name={name} hint={t('trust.brief', { name: facts.subject, start })}>
      {onForget && (
        <Button weight="quiet" icon="remove" onPress={onForget}>
          {t('trust.stop')}
        </Button>
      )}
    </Row>
  );
}

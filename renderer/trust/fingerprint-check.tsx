// The field for the fingerprint that IT sent, and what comparing it says.
import { useEffect, useRef } from 'react';
import type { FingerprintComparison } from '../../app/shared/fingerprint.ts';
import { type TextKey, useTexts } from '../texts/texts.ts';
import { Field } from '../ui/field.tsx';
import { Icon } from '../ui/icons.tsx';
import styles from './fingerprint-check.module.css';

const WORDS = {
  match: 'trust.compare.match',
  keyMatch: 'trust.compare.keyMatch',
  mismatch: 'trust.compare.mismatch',
  sha1: 'trust.compare.olderSha',
  md5: 'trust.compare.olderMd',
  notAFingerprint: 'trust.compare.notAFingerprint',
  length: 'trust.compare.length',
} as const satisfies Record<Exclude<FingerprintComparison['kind'], 'empty'>, TextKey>;

export const isMatch = ({ kind }: FingerprintComparison) => kind === 'match' || kind === 'keyMatch';

interface FingerprintCheckProps {
  readonly sent: string;
  readonly onChange: (sent: string) => void;
  readonly comparison: FingerprintComparison;
}

export function FingerprintCheck({ sent, onChange, comparison }: FingerprintCheckProps) {
  const t = useTexts();
  return (
    <div className={styles.check}>
      <Field
        label={t('trust.compare.field')}
        hint={t('trust.compare.hint')}
        value={sent}
        onChange={onChange}
      />
      <Verdict comparison={comparison} />
    </div>
  );
}

/** Screen readers read it when it changes. */
function Verdict({ comparison }: { readonly comparison: FingerprintComparison }) {
  const t = useTexts();
  const { kind } = comparison;
  const digits = 'digits' in comparison ? comparison.digits : 0;
  const verdict = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (kind !== 'empty') verdict.current?.scrollIntoView({ block: 'nearest' });
  }, [kind]);
  const tone = isMatch(comparison) ? styles.match : kind === 'mismatch' ? styles.mismatch : styles.unclear;
  return (
    <div ref={verdict} role="status">
      {kind !== 'empty' && (
        <p className={`${styles.verdict} ${tone}`} data-selectable>
          <Icon name={isMatch(comparison) ? 'check' : 'warning'} />
          <span>{t(WORDS[kind], { digits })}</span>
        </p>
      )}
    </div>
  );
}

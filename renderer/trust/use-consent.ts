// Whether the operator has seen enough to trust a certificate: its fingerprint compared, and every serious fault ticked.
import { useState } from 'react';
import { compareFingerprint, type Fingerprints } from '../../app/shared/fingerprint.ts';
import type { CertificateFault } from '../../app/shared/trust.ts';
import { isMatch } from './fingerprint-check.tsx';

/** A certificate that no one vouches for is what this is about; these are to be ticked one by one. */
const SERIOUS = ['expired', 'notYetValid', 'otherHost'] as const satisfies readonly CertificateFault[];
type Serious = (typeof SERIOUS)[number];

/** What keeps the operator from trusting it. */
export type Missing = 'comparison' | 'match' | 'ticks';

export function useConsent(certificate: Fingerprints, faults: readonly CertificateFault[] = []) {
  const [sent, setSent] = useState('');
  const [isCompared, setCompared] = useState(false);
  const [ticked, setTicked] = useState<readonly Serious[]>([]);
  const comparison = compareFingerprint(sent, certificate);
  const serious = SERIOUS.filter((fault) => faults.includes(fault));
  const isOpen = comparison.kind === 'empty';
  const missing = (): Missing | undefined => {
    if (comparison.kind === 'mismatch') return 'match';
    if (!(isOpen ? isCompared : isMatch(comparison))) return 'comparison';
    return serious.every((fault) => ticked.includes(fault)) ? undefined : 'ticks';
  };
  return {
    ...{ sent, setSent, comparison, serious, isCompared, setCompared },
    /** Nothing was pasted, so that only the operator knows. */
    asksForComparison: isOpen,
    isTicked: (fault: Serious) => ticked.includes(fault),
    tick: (fault: Serious, isOn: boolean) =>
      setTicked((now) => [...now.filter((each) => each !== fault), ...(isOn ? [fault] : [])]),
    missing: missing(),
  };
}

export type Consent = ReturnType<typeof useConsent>;

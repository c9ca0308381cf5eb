import { expect, it } from 'vitest';
import type { CertificateFault } from '../../../../app/shared/trust.ts';
import { faultsToSay } from '../../../../renderer/trust/certificate-faults.tsx';

it.each<[readonly CertificateFault[], true | undefined, readonly CertificateFault[]]>([
  [['unknownIssuer', 'expired'], undefined, ['unknownIssuer', 'expired']],
  [['unknownIssuer', 'expired'], true, ['expired']],
  // Something must be wrong, or it would not have been refused.
  [['unknownIssuer'], true, ['unknownIssuer']],
  [['selfSigned', 'otherHost'], undefined, ['selfSigned', 'otherHost']],
])('%j with a trusted issuer (%s) says %j', (faults, isIssuerTrusted, said) => {
  expect(faultsToSay({ faults, ...(isIssuerTrusted && { isIssuerTrusted }) })).toEqual(said);
});

// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import type { CertificateFault } from '../../../../app/shared/trust.ts';
import { useConsent } from '../../../../renderer/trust/use-consent.ts';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

beforeEach(() => PlayedMain.start());

const fingerprints = { fingerprint: 'ab'.repeat(32), publicKey: `${'A'.repeat(43)}=` };
const asking = (...faults: readonly CertificateFault[]) => runHook(() => useConsent(fingerprints, faults));

it('needs a comparison: by the operator alone, or by what IT sent', async () => {
  const consent = await asking('selfSigned');
  expect(consent.current.missing).toBe('comparison');
  await consent.after(() => consent.current.setCompared(true));
  expect(consent.current.missing).toBeUndefined();
  for (const [sent, missing] of [
    ['AB:CD', 'comparison'],
    ['cd'.repeat(32), 'match'],
    ['AB '.repeat(32), undefined],
  ] as const) {
    await consent.after(() => consent.current.setSent(sent));
    expect(consent.current.missing, sent).toBe(missing);
  }
});

it('needs each serious fault ticked by itself, whatever IT sent', async () => {
  const consent = await asking('unknownIssuer', 'otherHost', 'expired');
  expect(consent.current.serious).toEqual(['expired', 'otherHost']);
  await consent.after(() => consent.current.setSent(fingerprints.fingerprint));
  for (const fault of ['expired', 'otherHost'] as const) {
    expect(consent.current.missing).toBe('ticks');
    await consent.after(() => consent.current.tick(fault, true));
  }
  expect(consent.current.missing).toBeUndefined();
  await consent.after(() => consent.current.tick('expired', false));
  expect(consent.current.missing).toBe('ticks');
});

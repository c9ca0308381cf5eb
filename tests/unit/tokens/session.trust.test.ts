import { expect, it } from 'vitest';
import type { ServiceTrust } from '../../../app/shared/trust.ts';
import { settle } from '../../support/core/manual-clock.ts';
import { granted } from '../../support/services/scripted-provider.ts';
import { signedIn } from './session-under-test.ts';

const trust: ServiceTrust = {
  certificate: {
    ...{ subject: 'CN=practice', issuer: 'CN=practice', validFromMs: 0, validToMs: 1 },
    ...{ fingerprint: '0'.repeat(64), publicKey: `${'A'.repeat(43)}=` },
    ...{ host: 'acme.example.com', accepted: ['selfSigned'], sinceMs: 0 },
  },
};

it('what a company trusts goes with each request, and a request under way ends when that changes', async () => {
  const test = await signedIn();
  const { company } = test.session;
  expect(test.service.asked[0]?.connection.trust).toBeUndefined();
  await test.session.changeSettings({ ...company, trust });
  const answer = test.service.hold();
  const renewal = test.session.renew();
  await settle();
  const asked = test.service.asked.at(-1);
  expect(asked?.connection.trust).toEqual(trust);

  await test.session.changeSettings({ ...company, label: 'ACME Europe', trust: structuredClone(trust) });
  expect(asked?.connection.signal.aborted).toBe(false);
  await test.session.changeSettings(company);
  expect(asked?.connection.signal.aborted).toBe(true);
  answer.answer(granted({ accessToken: 'practice-late' }));
  expect(await renewal).not.toEqual({ kind: 'renewed' });
  expect(await test.copy()).toEqual(['fresh', 'practice-first']);
  test.service.queue(granted({ accessToken: 'practice-renewed' }));
  expect(await test.session.renew()).toEqual({ kind: 'renewed' });
  expect(test.service.asked.at(-1)?.connection).not.toHaveProperty('trust');
});

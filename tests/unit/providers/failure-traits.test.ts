import { describe, expect, it } from 'vitest';
import {
  type FailureName,
  type FailureTraits,
  failureName,
  traitsOf,
} from '../../../app/providers/failure-traits.ts';
import type { Misconfiguration, TokenFailure } from '../../../app/providers/token-answer.ts';

const misconfigured = (reason: Misconfiguration) => ({ kind: 'misconfigured', reason }) as const;

const FAILURES: Readonly<Record<FailureName, TokenFailure>> = {
  offline: { kind: 'offline' },
  unknownHost: { kind: 'offline', reason: 'unknownHost' },
  timeout: { kind: 'timeout' },
  proxy: { kind: 'proxy' },
  insecure: { kind: 'insecure' },
  clientCertificate: { kind: 'insecure', reason: 'clientCertificate' },
  certificateChanged: { kind: 'insecure', reason: 'certificateChanged' },
  trustExpired: { kind: 'insecure', reason: 'trustExpired' },
  serverFault: { kind: 'serverFault' },
  storedInDoubt: { kind: 'serverFault', isInDoubt: true },
  renewalInDoubt: { kind: 'serverFault', isRenewalInDoubt: true },
  rateLimited: { kind: 'rateLimited' },
  cancelled: { kind: 'cancelled' },
  ownFault: { kind: 'ownFault' },
  rejected: { kind: 'rejected' },
  missingParameter: misconfigured('missingParameter'),
  notFound: misconfigured('notFound'),
  webPage: misconfigured('webPage'),
  notUnderstood: misconfigured('notUnderstood'),
  redirected: misconfigured('redirected'),
  tooLarge: misconfigured('tooLarge'),
  notABearerToken: misconfigured('notABearerToken'),
  wayRefused: misconfigured('wayRefused'),
};

const namesWith = (trait: keyof FailureTraits) =>
  Object.values(FAILURES)
    .filter((failure) => traitsOf(failure)[trait])
    .map(failureName)
    .sort();

describe('a failure', () => {
  it.each(Object.entries(FAILURES))(
    'goes by the name of its reason where it has one: %s',
    (name, failure) => {
      expect(failureName(failure)).toBe(name);
    },
  );

  it('is shown as offline where no one answered, and not where a proxy turned the request away', () => {
    expect(namesWith('isOffline')).toEqual(['offline', 'timeout', 'unknownHost']);
  });

  it('may end with another network where its cause may lie between here and the service', () => {
    expect(namesWith('isOnTheWay')).toEqual([
      'certificateChanged',
      'clientCertificate',
      'insecure',
      'offline',
      'proxy',
      'redirected',
      'timeout',
      'unknownHost',
      'webPage',
    ]);
  });

  it('needs the operator or IT where it does not pass by itself', () => {
    expect(namesWith('needsAction')).toEqual([
      'certificateChanged',
      'clientCertificate',
      'insecure',
      'missingParameter',
      'notABearerToken',
      'notFound',
      'notUnderstood',
      'proxy',
      'redirected',
      'storedInDoubt',
      'tooLarge',
      'trustExpired',
      'wayRefused',
      'webPage',
    ]);
  });

  it('is likely over once the service answers another company, a network’s log-in page included', () => {
    expect(namesWith('passesWithService')).toEqual([
      'offline',
      'proxy',
      'redirected',
      'renewalInDoubt',
      'serverFault',
      'timeout',
      'unknownHost',
      'webPage',
    ]);
  });

  it('waits as long as the service asked, whatever it answers others', () => {
    expect(traitsOf({ kind: 'serverFault', retryAfterMs: 0 }).passesWithService).toBe(false);
  });
});

import { expect, it } from 'vitest';
import type { KnownSession } from '../../../app/diagnostics/known-session.ts';
import { tokenFits } from '../../../app/diagnostics/token-fits.ts';
import type { BearerClaims } from '../../../app/tokens/bearer-token.ts';
import { tokenDigest } from '../../../app/tokens/held-token.ts';

const TOKEN = 'practice-token';

interface Known {
  readonly claims?: BearerClaims;
  readonly userId?: string;
  readonly token?: string;
}

function session(id: string, { claims, userId, token }: Known = {}): KnownSession {
  const account: Record<string, string> = userId === undefined ? {} : { user_id: userId };
  const address = 'https://acme.example.com:8443/tenant';
  const expiry = { kind: 'unknown' } as const;
  const held = { receivedAtMs: 0, expiry, isRefreshable: true, ...(claims && { claims }) };
  return {
    company: { id, label: id, providerId: 'klearstack-user-id', address, account },
    view: { status: { kind: 'ready' }, isRenewing: false, ...(claims && { token: held }) },
    holds: (digest) => token !== undefined && digest.equals(tokenDigest(token)),
  };
}

const fitOf = (claims: BearerClaims, known: Known) =>
  tokenFits(TOKEN, claims, [session('acme', known)])[0]?.fit;

it.each<[string, BearerClaims, Known, string]>([
  ['the token that is in use', {}, { token: TOKEN }, 'current'],
  ['the same user', { subject: '26' }, { claims: { subject: '26' } }, 'likely'],
  ['another user', { subject: '27' }, { claims: { subject: '26' } }, 'unlikely'],
  [
    'the same user of another issuer',
    { subject: '26', issuer: 'b' },
    { claims: { subject: '26', issuer: 'a' } },
    'unlikely',
  ],
  ['the user ID that signs in', { subject: '26' }, { userId: '26' }, 'likely'],
  ['another user ID', { subject: '27' }, { userId: '26' }, 'unlikely'],
  ['an issuer at this host', { issuer: 'https://acme.example.com:8443/auth' }, {}, 'likely'],
  ['an issuer at another host', { issuer: 'https://other.example.com' }, {}, 'unlikely'],
  ['an issuer that is only a name', { issuer: 'practice' }, {}, 'unknown'],
  ['an opaque token', {}, { claims: { subject: '26' } }, 'unknown'],
  ['a company that has had no token yet', { subject: '26' }, {}, 'unknown'],
])('%s fits accordingly', (_what, claims, known, fit) => {
  expect(fitOf(claims, known)).toBe(fit);
});

it('puts the most likely company first, and keeps the operator’s order otherwise', () => {
  const fits = tokenFits(TOKEN, { subject: '26' }, [
    session('other user', { userId: '27' }),
    session('unknown 1'),
    session('same user', { userId: '26' }),
    session('unknown 2'),
    session('in use', { token: TOKEN }),
  ]);
  expect(fits.map(({ companyId }) => companyId)).toEqual([
    'in use',
    'same user',
    'unknown 1',
    'unknown 2',
    'other user',
  ]);
});

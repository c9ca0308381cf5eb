import { expect, it } from 'vitest';
import { nextState } from '../../../app/tokens/session-reducer.ts';
import { newSession } from '../../../app/tokens/session-state.ts';
import { ScriptedProvider } from '../../support/services/scripted-provider.ts';
import { clock, held, NOW_MS, renewable, session, storing } from './session-cases.ts';
import { acme } from './session-under-test.ts';

it('a session that promised a renewal on copy asks for a sign-in as soon as a copy finds no way to renew', () => {
  const { provider } = new ScriptedProvider({ clock, refreshes: false });
  const from = {
    ...newSession({ ...acme, renewalMode: 'onCopy' }, provider),
    status: { kind: 'onDemand' },
  } as const;
  const { state } = nextState(from, { kind: 'answeredWithoutAsking', nowMs: clock.now() });
  expect(state.status).toEqual({ kind: 'needsSignIn', reason: 'passwordNotStored' });
});

it('a session that may no longer store the password keeps its refresh token alive instead', () => {
  const onCopy = { renewalMode: 'onCopy' } as const;
  const from = session({
    ...{ provider: renewable, company: { ...storing, ...onCopy }, typed: { password: 'practice-password' } },
    token: held({ renewals: { afterDeath: true } }),
    status: { kind: 'ready' },
  });
  const changed = {
    kind: 'settingsChanged',
    company: { ...acme, ...onCopy },
    nowMs: NOW_MS,
    random: 0,
  } as const;
  const { status } = nextState(from, changed).state;
  expect(status).toEqual({ kind: 'ready', nextTryAtMs: expect.any(Number) });
});

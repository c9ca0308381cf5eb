import { expect, it } from 'vitest';
import { nextState } from '../../../app/tokens/session-reducer.ts';
import { newSession } from '../../../app/tokens/session-state.ts';
import { ManualClock } from '../../support/core/manual-clock.ts';
import { ScriptedProvider } from '../../support/services/scripted-provider.ts';
import { acme } from './session-under-test.ts';

it('a session that promised a renewal on copy asks for a sign-in as soon as a copy finds no way to renew', () => {
  const clock = new ManualClock();
  const { provider } = new ScriptedProvider({ clock, refreshes: false });
  const from = {
    ...newSession({ ...acme, renewalMode: 'onCopy' }, provider),
    status: { kind: 'onDemand' },
  } as const;
  const { state } = nextState(from, { kind: 'answeredWithoutAsking', nowMs: clock.now() });
  expect(state.status).toEqual({ kind: 'needsSignIn', reason: 'passwordNotStored' });
});

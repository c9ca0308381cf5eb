import { describe, expect, it } from 'vitest';
import { letsTokenExpire, mustRehearse, renewsDeadToken } from '../../../app/tokens/on-demand.ts';
import { ManualClock } from '../../support/core/manual-clock.ts';
import { ScriptedProvider } from '../../support/services/scripted-provider.ts';
import { PASSWORD } from './session-under-test.ts';

const clock = new ManualClock();
const provider = (options: { secret?: boolean; refreshes?: boolean }) =>
  new ScriptedProvider({ clock, ...options }).provider;
const withPassword = provider({});
const withoutRefresh = provider({ refreshes: false });
const byUserId = provider({ secret: false });

const seen = (afterDeath?: boolean) => ({ renewals: afterDeath === undefined ? {} : { afterDeath } });

describe('a dead token', () => {
  it.each([
    ['by a user ID', byUserId, undefined, undefined, true],
    ['by a stored password', withoutRefresh, PASSWORD, undefined, true],
    ['by a stored password, whatever the refresh endpoint wants', withPassword, PASSWORD, false, true],
    ['by a refresh token that was seen to do without the bearer', withPassword, undefined, true, true],
    ['not by a refresh token that was refused without it', withPassword, undefined, false, false],
    ['perhaps by a refresh token', withPassword, undefined, undefined, undefined],
    ['not without the password', withoutRefresh, undefined, true, false],
  ])('is renewed %s', (_how, provider, typed, afterDeath, expected) => {
    const means = { provider, typed, token: seen(afterDeath) };
    expect(renewsDeadToken(means)).toBe(expected);
    // Only what is certain lets a token expire, and only what is open is worth a rehearsal.
    const onCopy = { ...means, company: { renewalMode: 'onCopy' as const } };
    expect(letsTokenExpire(onCopy)).toBe(expected === true);
    expect(mustRehearse(onCopy)).toBe(expected === undefined);
    for (const company of [{}, { renewalMode: 'always' as const }]) {
      expect(letsTokenExpire({ ...means, company })).toBe(false);
      expect(mustRehearse({ ...means, company })).toBe(false);
    }
  });
});

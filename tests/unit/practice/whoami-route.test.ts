import { describe, expect, it } from 'vitest';
import { signIn, startPractice } from '../../support/practice/practice-under-test.ts';

describe('whoami', () => {
  it('says whose KlearStack token it is, and until when', async () => {
    const practice = await startPractice();
    const { access_token } = await signIn(practice);
    expect(await (await practice.whoami(access_token)).json()).toEqual({
      company: 'Practice Company',
      account: 'practice',
      expiresAt: new Date(practice.clock.now() + 120_000).toISOString(),
    });
  });

  it('says whose Generate Token token it is', async () => {
    const practice = await startPractice();
    const answer = await practice.generateToken({ username: 'practice-api', password: 'practice-password' });
    const { access_token } = (await answer.json()) as { access_token: string };
    expect(await (await practice.whoami(access_token)).json()).toMatchObject({
      company: 'Practice_Client',
      account: 'practice-api',
    });
  });

  it('answers 401 to no token, a made-up one, another server’s, a refresh token and another scheme', async () => {
    const practice = await startPractice();
    const own = await signIn(practice);
    const foreign = await signIn(await startPractice());
    const status = async (headers: Record<string, string>) =>
      (await fetch(`${practice.address}/whoami`, { headers })).status;
    expect(await status({})).toBe(401);
    expect(await status({ Authorization: 'Bearer practice.made.up' })).toBe(401);
    expect(await status({ Authorization: `Bearer ${foreign.access_token}` })).toBe(401);
    expect(await status({ Authorization: `Bearer ${own.refresh_token}` })).toBe(401);
    expect(await status({ Authorization: `Basic ${own.access_token}` })).toBe(401);
    expect(await status({ Authorization: own.access_token })).toBe(401);
    expect(await status({ Authorization: `Bearer ${own.access_token}` })).toBe(200);
  });

  it('answers 401 once the token is expired or revoked', async () => {
    const practice = await startPractice();
    const { access_token } = await signIn(practice);
    practice.clock.jump(120_000);
    expect(await (await practice.whoami(access_token)).json()).toEqual({ detail: 'Token is expired' });
    const { access_token: later } = await signIn(practice);
    practice.control.revokeAccessTokens();
    expect(await (await practice.whoami(later)).json()).toEqual({ detail: 'Token is invalid' });
  });
});

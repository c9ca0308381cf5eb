import { describe, expect, it } from 'vitest';
import { type PracticeUnderTest, signIn, startPractice } from '../../support/practice/practice-under-test.ts';

const revoke = (practice: PracticeUnderTest, what: string, headers: Record<string, string> = {}) =>
  fetch(`${practice.address}/revoke/${what}`, { method: 'POST', headers, redirect: 'manual' });

const renew = (practice: PracticeUnderTest, refresh_token: string) =>
  practice.klearStack(
    'getaccesstokenfromrefreshtoken',
    new URLSearchParams({ refresh_token, company_name: 'Practice Company' }),
  );

describe('revoking tokens by hand', () => {
  it('ends the access tokens given out so far; the refresh token gives a new one', async () => {
    const practice = await startPractice({ canRevoke: true });
    const { access_token, refresh_token } = await signIn(practice);
    const answer = await revoke(practice, 'access-tokens');
    expect([answer.status, await answer.json()]).toEqual([200, { revoked: ['access tokens'] }]);
    const refusal = await practice.whoami(access_token);
    expect([refusal.status, await refusal.json()]).toEqual([401, { detail: 'Token is invalid' }]);
    const renewed = (await (await renew(practice, refresh_token)).json()) as { access_token: string };
    expect((await practice.whoami(renewed.access_token)).status).toBe(200);
  });

  it('ends the refresh tokens too, where that is asked for', async () => {
    const practice = await startPractice({ canRevoke: true });
    const { access_token, refresh_token } = await signIn(practice);
    await revoke(practice, 'all-tokens');
    expect((await practice.whoami(access_token)).status).toBe(401);
    expect((await renew(practice, refresh_token)).status).toBe(401);
    expect((await practice.whoami((await signIn(practice)).access_token)).status).toBe(200);
  });

  it('leads a browser back to the page', async () => {
    const practice = await startPractice({ canRevoke: true });
    const browser = { Origin: practice.address, Accept: 'text/html,*/*;q=0.8' };
    const answer = await revoke(practice, 'access-tokens', browser);
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/']);
  });

  it.each(['https://practice.example', 'http://localhost:3000', 'null'])(
    'is not for the pages of %s',
    async (Origin) => {
      const practice = await startPractice({ canRevoke: true });
      const { access_token } = await signIn(practice);
      expect((await revoke(practice, 'access-tokens', { Origin })).status).toBe(403);
      expect((await practice.whoami(access_token)).status).toBe(200);
    },
  );

  it('is not there unless it was asked for', async () => {
    const practice = await startPractice();
    const { access_token } = await signIn(practice);
    expect((await revoke(practice, 'access-tokens')).status).toBe(404);
    expect((await practice.whoami(access_token)).status).toBe(200);
  });
});

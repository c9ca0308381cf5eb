import { decodeProtectedHeader } from 'jose';
import { jwtDecode } from 'jwt-decode';
import { describe, expect, it } from 'vitest';
import { startPractice } from '../../support/practice/practice-under-test.ts';

const SIGN_IN = { username: 'practice-api', password: 'practice-password' };

describe('generating a token', () => {
  it('answers the documented fields', async () => {
    const practice = await startPractice();
    const answer = await practice.generateToken(SIGN_IN);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      token_type: 'bearer',
      expires_in: 120,
      access_token: expect.any(String),
      refresh_token: expect.stringMatching(/^[A-Za-z0-9+/]+=*$/),
    });
  });

  it('signs an RS512 token with the claims of the documented sample', async () => {
    const practice = await startPractice();
    const { access_token } = (await (await practice.generateToken(SIGN_IN)).json()) as {
      access_token: string;
    };
    const nowS = practice.clock.now() / 1_000;
    expect(decodeProtectedHeader(access_token)).toEqual({ kid: 'practice', alg: 'RS512' });
    expect(jwtDecode(access_token)).toEqual({
      sub: 'practice-api',
      iss: practice.address,
      aud: 'MessagingPlatform',
      iat: nowS,
      exp: nowS + 120,
      jti: expect.any(String),
      name: 'practice-admin',
      email: 'practice@example.com',
      client: 'Practice_Client',
    });
  });

  it.each([
    ['a wrong password', { ...SIGN_IN, password: 'wrong-password' }],
    ['an unknown user', { ...SIGN_IN, username: 'nobody' }],
    ['an account of the other service', { username: 'practice', password: 'practice-password' }],
  ])('answers 401 to %s', async (_, fields) => {
    const practice = await startPractice();
    const answer = await practice.generateToken(fields);
    expect([answer.status, await answer.json()]).toEqual([401, { message: 'Invalid username or password' }]);
  });

  it.each([
    ['a missing username', { password: 'practice-password' }, 'username is required'],
    ['a missing password', { username: 'practice-api' }, 'password is required'],
    ['a password that is not text', { username: 'practice-api', password: 26 }, 'password is required'],
  ])('answers 400 to %s', async (_, fields, message) => {
    const practice = await startPractice();
    const answer = await practice.generateToken(fields);
    expect([answer.status, await answer.json()]).toEqual([400, { message }]);
  });

  it('does not take a form, which is not documented', async () => {
    const practice = await startPractice();
    const body = new URLSearchParams(SIGN_IN);
    expect((await fetch(practice.generateTokenAddress, { method: 'POST', body })).status).toBe(415);
  });

  it.each(['{"username":', '[]', 'null', '"practice"'])('answers 400 to the body %s', async (body) => {
    const practice = await startPractice();
    const headers = { 'Content-Type': 'application/json; charset=utf-8' };
    expect((await fetch(practice.generateTokenAddress, { method: 'POST', body, headers })).status).toBe(400);
  });
});

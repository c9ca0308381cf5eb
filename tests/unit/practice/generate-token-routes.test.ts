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
      expires_in: 3_600,
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
      exp: nowS + 3_600,
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

  it('gives tokens a life of their own, whatever KlearStack gives', async () => {
    const practice = await startPractice({ accessTtlS: 900, generateTokenTtlS: 120 });
    const answer = await practice.generateToken(SIGN_IN);
    const { expires_in, access_token } = (await answer.json()) as {
      expires_in: number;
      access_token: string;
    };
    const { exp = 0, iat = 0 } = jwtDecode(access_token);
    expect([expires_in, exp - iat]).toEqual([120, 120]);
    await practice.clock.advance(119_000);
    expect((await practice.whoami(access_token)).status).toBe(200);
    await practice.clock.advance(1_000);
    expect((await practice.whoami(access_token)).status).toBe(401);
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

describe('a service that wants user name and password as headers too', () => {
  const generate = async (headers: Record<string, string>, headersRequired = true) => {
    const practice = await startPractice({ headersRequired });
    const answer = await fetch(practice.generateTokenAddress, {
      method: 'POST',
      body: JSON.stringify(SIGN_IN),
      headers: { 'Content-Type': 'application/json', ...headers },
    });
    return [answer.status, await answer.json()];
  };

  it('gives a token where both are there', async () => {
    expect(await generate(SIGN_IN)).toEqual([200, expect.objectContaining({ token_type: 'bearer' })]);
  });

  it.each([
    ['neither', {}],
    ['no password', { username: SIGN_IN.username }],
    ['no user name', { password: SIGN_IN.password }],
    ['an empty one', { ...SIGN_IN, username: '' }],
  ])('answers 400 to %s', async (_, headers) => {
    const message = 'The headers username and password are required';
    expect(await generate(headers)).toEqual([400, { message }]);
  });

  it.each([
    ['another password', { ...SIGN_IN, password: 'wrong-password' }],
    ['another user name', { ...SIGN_IN, username: 'nobody' }],
  ])('answers 401 to %s than in the body', async (_, headers) => {
    expect(await generate(headers)).toEqual([401, { message: 'Invalid username or password' }]);
  });

  it('is not the usual one, which does not look at them', async () => {
    expect(await generate({ username: 'nobody' }, false)).toEqual([200, expect.anything()]);
  });

  it('lets a page of this machine send them', async () => {
    const { generateTokenAddress } = await startPractice();
    const answer = await fetch(generateTokenAddress, {
      method: 'OPTIONS',
      headers: { Origin: 'http://localhost:3000', 'Access-Control-Request-Method': 'POST' },
    });
    const allowed = answer.headers.get('Access-Control-Allow-Headers')?.split(',') ?? [];
    expect(allowed).toEqual(expect.arrayContaining(['username', 'password']));
  });
});

import { decodeProtectedHeader } from 'jose';
import { jwtDecode } from 'jwt-decode';
import { describe, expect, it } from 'vitest';
import {
  multipart,
  PRACTICE_SIGN_IN,
  signIn,
  startPractice,
  urlencoded,
} from '../../support/practice/practice-under-test.ts';

const USER_ID_SIGN_IN = { user_id: 'practice-26', company_name: 'Practice Company' };
const REFRESH = 'getaccesstokenfromrefreshtoken';
const ENCODINGS = [
  ['multipart', multipart],
  ['urlencoded', urlencoded],
] as const;

describe('signing in', () => {
  it.each(ENCODINGS)('takes username and password as %s', async (_, encode) => {
    const practice = await startPractice();
    const answer = await practice.klearStack('get_access_token', encode(PRACTICE_SIGN_IN));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      access_token: expect.any(String),
      refresh_token: expect.any(String),
      release_version: '7.8.9',
    });
  });

  it.each(ENCODINGS)('takes a user ID without a password as %s', async (_, encode) => {
    const practice = await startPractice();
    const answer = await practice.klearStack('getaccesstokenfromuserid', encode(USER_ID_SIGN_IN));
    const { access_token } = (await answer.json()) as { access_token: string };
    expect((await practice.whoami(access_token)).status).toBe(200);
  });

  it.each(ENCODINGS)(
    'understands an awkward company name, username and password as %s',
    async (_, encode) => {
      const practice = await startPractice();
      const answer = await practice.klearStack(
        'get_access_token',
        encode({
          username: 'söhne & co',
          password: 'practice+pass & "word"',
          company_name: 'A & B "Ltd" && Söhne',
        }),
      );
      expect(answer.status).toBe(200);
    },
  );

  it('signs tokens as the documentation shows them', async () => {
    const practice = await startPractice();
    const { access_token, refresh_token } = await signIn(practice);
    const nowS = practice.clock.now() / 1_000;
    const common = { iat: nowS, jti: expect.stringMatching(/^[0-9a-f]{32}$/), user_id: 'practice-26' };
    expect(decodeProtectedHeader(access_token)).toEqual({ typ: 'JWT', alg: 'HS256' });
    expect(jwtDecode(access_token)).toEqual({ ...common, token_type: 'access', exp: nowS + 120 });
    expect(jwtDecode(refresh_token)).toEqual({ ...common, token_type: 'refresh', exp: nowS + 600 });
  });

  it.each([
    ['a wrong password', { password: 'wrong-password' }],
    ['an unknown user', { username: 'nobody' }],
    ['an unknown company', { company_name: 'practice company' }],
  ])('answers 401 to %s', async (_, wrong) => {
    const practice = await startPractice();
    const answer = await practice.klearStack(
      'get_access_token',
      multipart({ ...PRACTICE_SIGN_IN, ...wrong }),
    );
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({ detail: 'No active account found with the given credentials' });
  });

  it('answers 401 to an unknown user ID', async () => {
    const practice = await startPractice();
    const body = multipart({ ...USER_ID_SIGN_IN, user_id: 'practice-99' });
    expect((await practice.klearStack('getaccesstokenfromuserid', body)).status).toBe(401);
  });

  it('takes only the new password once it was changed', async () => {
    const practice = await startPractice();
    const [account] = practice.accounts;
    if (account === undefined) throw new Error('There is an account.');
    practice.control.changePassword(account, 'new-practice-password');
    const status = async (password: string) =>
      (await practice.klearStack('get_access_token', multipart({ ...PRACTICE_SIGN_IN, password }))).status;
    expect(await status('practice-password')).toBe(401);
    expect(await status('new-practice-password')).toBe(200);
  });
});

describe('a missing parameter', () => {
  it.each([
    ['get_access_token', 'username', 'Username'],
    ['get_access_token', 'password', 'Password'],
    ['get_access_token', 'company_name', 'Company Name'],
    ['getaccesstokenfromuserid', 'user_id', 'User Id'],
    ['getaccesstokenfromuserid', 'company_name', 'Company Name'],
    [REFRESH, 'refresh_token', 'refresh_token'],
    [REFRESH, 'company_name', 'Company Name'],
  ])('is answered by %s with 500, and %s is named "%s"', async (endpoint, missing, name) => {
    const practice = await startPractice();
    const { access_token, refresh_token } = await signIn(practice);
    const all = new Map(Object.entries({ ...PRACTICE_SIGN_IN, ...USER_ID_SIGN_IN, refresh_token }));
    all.delete(missing);
    const absent = await practice.klearStack(endpoint, urlencoded(Object.fromEntries(all)), access_token);
    expect([absent.status, await absent.json()]).toEqual([500, { error: name }]);
    const empty = urlencoded({ ...Object.fromEntries(all), [missing]: '' });
    expect((await practice.klearStack(endpoint, empty, access_token)).status).toBe(500);
  });

  it('is named even when there is no body at all', async () => {
    const practice = await startPractice();
    const answer = await practice.klearStack('get_access_token', '');
    expect([answer.status, await answer.json()]).toEqual([500, { error: 'Username' }]);
  });
});

describe('renewing', () => {
  async function signedIn() {
    const practice = await startPractice();
    const tokens = await signIn(practice);
    const fields = { refresh_token: tokens.refresh_token, company_name: 'Practice Company' };
    return { practice, tokens, fields };
  }

  it.each(ENCODINGS)('answers a new access token and no refresh token to %s', async (_, encode) => {
    const { practice, tokens, fields } = await signedIn();
    const answer = await practice.klearStack(REFRESH, encode(fields), tokens.access_token);
    expect(answer.status).toBe(200);
    const body = (await answer.json()) as { access_token: string };
    expect(body).toEqual({ access_token: expect.any(String), release_version: '7.8.9' });
    expect(body.access_token).not.toBe(tokens.access_token);
    expect((await practice.whoami(body.access_token)).status).toBe(200);
  });

  it('lets a request without an access token pass, as it does with one of another scheme', async () => {
    const { practice, fields } = await signedIn();
    expect((await practice.klearStack(REFRESH, urlencoded(fields))).status).toBe(200);
    const basic = await fetch(`${practice.address}/access/klearstack/${REFRESH}`, {
      method: 'POST',
      body: urlencoded(fields),
      headers: { Authorization: 'Basic practice' },
    });
    expect(basic.status).toBe(200);
  });

  it('answers 401 without an access token where one is required, and before it looks for parameters', async () => {
    const { practice, tokens, fields } = await signedIn();
    practice.control.change({ bearerRequired: true });
    const company = urlencoded({ company_name: 'Practice Company' });
    expect((await practice.klearStack(REFRESH, company)).status).toBe(401);
    expect((await practice.klearStack(REFRESH, urlencoded(fields))).status).toBe(401);
    expect((await practice.klearStack(REFRESH, urlencoded(fields), tokens.access_token)).status).toBe(200);
  });

  it('says of a renewed token that it was issued when its refresh token was, and it lives no longer for it', async () => {
    const { practice, fields } = await signedIn();
    const signedInAtS = practice.clock.now() / 1_000;
    practice.clock.jump(400_000);
    const answer = await practice.klearStack(REFRESH, urlencoded(fields));
    const { access_token } = (await answer.json()) as { access_token: string };
    expect(jwtDecode(access_token)).toMatchObject({ iat: signedInAtS, exp: signedInAtS + 400 + 120 });
    practice.clock.jump(120_000);
    expect((await practice.whoami(access_token)).status).toBe(401);
  });

  it('answers 401 to an access token that it never gave, and to a refresh token in its place', async () => {
    const { practice, tokens, fields } = await signedIn();
    expect((await practice.klearStack(REFRESH, urlencoded(fields), 'practice.made.up')).status).toBe(401);
    expect((await practice.klearStack(REFRESH, urlencoded(fields), tokens.refresh_token)).status).toBe(401);
  });

  it('answers 401 to an expired access token, to the second', async () => {
    const { practice, tokens, fields } = await signedIn();
    const status = async () =>
      (await practice.klearStack(REFRESH, urlencoded(fields), tokens.access_token)).status;
    practice.clock.jump(119_999);
    expect(await status()).toBe(200);
    practice.clock.jump(1);
    expect(await status()).toBe(401);
  });

  it('answers 401 to a revoked access token', async () => {
    const { practice, tokens, fields } = await signedIn();
    practice.control.revokeAccessTokens();
    expect((await practice.klearStack(REFRESH, urlencoded(fields), tokens.access_token)).status).toBe(401);
  });

  it('answers 401 to a refresh token that is expired, revoked, unknown or for another company', async () => {
    const { practice, fields } = await signedIn();
    const status = async (changed: Partial<typeof fields>) => {
      const { access_token } = await signIn(practice);
      const body = urlencoded({ ...fields, ...changed });
      return (await practice.klearStack(REFRESH, body, access_token)).status;
    };
    expect(await status({})).toBe(200);
    expect(await status({ refresh_token: 'practice.made.up' })).toBe(401);
    expect(await status({ company_name: 'A & B "Ltd" && Söhne' })).toBe(401);
    practice.clock.jump(600_000);
    expect(await status({})).toBe(401);
    const { refresh_token } = await signIn(practice);
    expect(await status({ refresh_token })).toBe(200);
    practice.control.revokeRefreshTokens();
    expect(await status({ refresh_token })).toBe(401);
  });

  it('answers 401 when access token and refresh token belong to different accounts', async () => {
    const { practice, fields } = await signedIn();
    const other = { user_id: 'practice-27', company_name: 'A & B "Ltd" && Söhne' };
    const answer = await practice.klearStack('getaccesstokenfromuserid', multipart(other));
    const { access_token } = (await answer.json()) as { access_token: string };
    expect((await practice.klearStack(REFRESH, urlencoded(fields), access_token)).status).toBe(401);
  });

  it('rotates the refresh token when told to, and the old one is dead', async () => {
    const { practice, tokens, fields } = await signedIn();
    practice.control.change({ rotateRefreshTokens: true });
    const answer = await practice.klearStack(REFRESH, urlencoded(fields), tokens.access_token);
    const { refresh_token } = (await answer.json()) as { refresh_token: string };
    const again = async (text: string) =>
      (
        await practice.klearStack(
          REFRESH,
          urlencoded({ ...fields, refresh_token: text }),
          tokens.access_token,
        )
      ).status;
    expect(await again(fields.refresh_token)).toBe(401);
    expect(await again(refresh_token)).toBe(200);
  });
});

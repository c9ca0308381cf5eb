import { describe, expect, it } from 'vitest';
import { readUserIdAnswer } from '../../../app/providers/user-id-answer.ts';
import {
  multipart,
  PRACTICE_SIGN_IN,
  type PracticeUnderTest,
  signIn,
  startPractice,
  urlencoded,
} from '../../support/practice/practice-under-test.ts';

const ASKED = { username: 'practice', company_name: 'Practice Company' };

type Body = Parameters<PracticeUnderTest['klearStack']>[1];

async function ask(practice: PracticeUnderTest, token: string | undefined, body: Body = urlencoded(ASKED)) {
  const answer = await practice.klearStack('getuserid', body, token);
  return { status: answer.status, body: await answer.json() };
}

function askInJson(practice: PracticeUnderTest, token: string, fields: Readonly<Record<string, string>>) {
  return fetch(`${practice.address}/access/klearstack/getuserid`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify(fields),
  });
}

/** What the app makes of it. */
async function verdict(practice: PracticeUnderTest, token: string) {
  const { status, body } = await ask(practice, token);
  const answer = {
    ...{ kind: 'answered' as const, status, contentType: 'application/json', body: JSON.stringify(body) },
    requestedAtMs: 0,
  };
  return readUserIdAnswer(answer, { parameters: Object.keys(ASKED), secrets: [token] });
}

describe('getuserid', () => {
  it('tells the user ID of a user name, to JSON and to both kinds of form', async () => {
    const practice = await startPractice();
    const { access_token } = await signIn(practice);
    const found = { status: 200, body: { user_id: 'practice-26' } };
    expect(await ask(practice, access_token, multipart(ASKED))).toEqual(found);
    expect(await ask(practice, access_token, urlencoded(ASKED))).toEqual(found);
    expect(await (await askInJson(practice, access_token, ASKED)).json()).toEqual(found.body);
  });

  it('tells apart a living token, an expired, a revoked, another company’s, another server’s and none', async () => {
    const practice = await startPractice();
    const own = await signIn(practice);
    const elsewhere = await signIn(await startPractice());
    const otherCompany = await practice.klearStack(
      'getaccesstokenfromuserid',
      multipart({ user_id: 'practice-27', company_name: 'A & B "Ltd" && Söhne' }),
    );
    const other = (await otherCompany.json()) as { access_token: string };
    expect(await verdict(practice, own.access_token)).toEqual({ kind: 'accepted', userId: 'practice-26' });
    expect(await verdict(practice, other.access_token)).toEqual({
      kind: 'refused',
      reason: 'forbidden',
      words: 'You do not have permission to perform this action.',
    });
    const invalid = { kind: 'refused', reason: 'invalid', words: 'Token is invalid' };
    expect(await verdict(practice, elsewhere.access_token)).toEqual(invalid);
    expect(await verdict(practice, own.refresh_token)).toEqual(invalid);
    expect((await ask(practice, undefined)).status).toBe(401);
    practice.clock.jump(120_000);
    expect(await verdict(practice, own.access_token)).toEqual({ ...invalid, words: 'Token is expired' });
    const later = await signIn(practice);
    practice.control.revokeAccessTokens();
    expect(await verdict(practice, later.access_token)).toEqual(invalid);
  });

  it('answers 500 with the name of what is missing, and 404 to a user name that it does not know', async () => {
    const practice = await startPractice();
    const { access_token } = await signIn(practice);
    const without = (name: keyof typeof ASKED) => urlencoded({ ...ASKED, [name]: '' });
    const missing = (error: string) => ({ status: 500, body: { error } });
    expect(await ask(practice, access_token, without('username'))).toEqual(missing('Username'));
    expect(await ask(practice, access_token, without('company_name'))).toEqual(missing('Company Name'));
    const unknown = urlencoded({ ...ASKED, username: 'practise' });
    expect(await ask(practice, access_token, unknown)).toEqual({
      status: 404,
      body: { detail: 'User not found' },
    });
  });

  it('takes a form that calls itself JSON, and nothing that is neither', async () => {
    const practice = await startPractice();
    const { access_token } = await signIn(practice);
    const send = (body: string, contentType: string) =>
      fetch(`${practice.address}/access/klearstack/getuserid`, {
        method: 'POST',
        headers: { 'Content-Type': contentType, Authorization: `Bearer ${access_token}` },
        body,
      });
    expect((await send(String(urlencoded(ASKED)), 'application/json')).status).toBe(200);
    expect((await send('{"username":', 'application/json')).status).toBe(500);
    expect((await send(String(urlencoded(ASKED)), 'text/plain')).status).toBe(415);
    // The other endpoints take no JSON, as before.
    const { username, company_name, password } = PRACTICE_SIGN_IN;
    const json = JSON.stringify({ username, company_name, password });
    const signInAsJson = await fetch(`${practice.address}/access/klearstack/get_access_token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: json,
    });
    expect(signInAsJson.status).toBe(415);
  });
});

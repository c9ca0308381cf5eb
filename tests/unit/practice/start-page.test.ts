import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import {
  multipart,
  PRACTICE_SIGN_IN,
  type PracticeUnderTest,
  signIn,
  startPractice,
} from '../../support/practice/practice-under-test.ts';

const HOSTILE = `<img src=x onerror="alert('&')"></title>`;

/** The page as a browser reads it, without running its script. */
async function pageOf(practice: PracticeUnderTest) {
  const answer = await fetch(`${practice.address}/`);
  const source = await answer.text();
  const { document } = new Window();
  document.write(source);
  const text = (selector: string) =>
    document.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim();
  const rows = (selector: string) =>
    Object.fromEntries(
      [...document.querySelectorAll(`${selector} dt`)].map((term) => [
        term.textContent,
        term.nextElementSibling?.textContent,
      ]),
    );
  const cells = [...document.querySelectorAll('td')].map((cell) => cell.textContent);
  return { answer, source, document, cells, text, token: rows('#last-token'), signIn: rows('#last-sign-in') };
}

const signInAs = (practice: PracticeUnderTest, more: Record<string, string>) =>
  practice.klearStack('get_access_token', multipart({ ...PRACTICE_SIGN_IN, ...more }));

describe('what it says', () => {
  it('what it is, who may sign in, and how it answers', async () => {
    const practice = await startPractice({ accessTtlS: 900, refreshTtlS: 86_400, headersRequired: true });
    const { document, cells, text } = await pageOf(practice);
    expect(document.title).toBe('TokenTray practice server');
    expect(cells.slice(0, 4)).toEqual(['Practice Company', 'practice', 'practice-password', 'practice-26']);
    expect(cells.slice(4, 8)).toEqual([
      'A & B "Ltd" && Söhne',
      'söhne & co',
      'practice+pass & "word"',
      'practice-27',
    ]);
    expect(cells.slice(8)).toEqual(['practice-api', 'practice-password']);
    expect(text('caption')).toBe(`KlearStack, at ${practice.address}`);
    expect(text('main')).toContain('Access tokens live 15 minutes, refresh tokens 1 day.');
    expect(text('main')).toContain('in the body and as headers');
    expect([text('#last-token'), text('#last-sign-in')]).toEqual(['None yet.', 'None yet.']);
  });

  it('has buttons to revoke tokens only where that can be done', async () => {
    const buttons = async (canRevoke: boolean) =>
      (await pageOf(await startPractice({ canRevoke }))).document.querySelectorAll('form button').length;
    expect([await buttons(true), await buttons(false)]).toEqual([2, 0]);
  });
});

describe('the last token', () => {
  it.each([
    ['accepted', () => {}, 'Accepted'],
    ['expired', (practice: PracticeUnderTest) => practice.clock.advance(120_000), 'Refused: it has expired'],
    [
      'revoked',
      (practice: PracticeUnderTest) => practice.control.revokeAccessTokens(),
      'Refused: it was revoked',
    ],
  ])('is shown as %s, with its owner and its last characters', async (_, happen, result) => {
    const practice = await startPractice();
    const { access_token } = await signIn(practice);
    await happen(practice);
    await practice.whoami(access_token);
    const { token, source } = await pageOf(practice);
    expect(token).toEqual({
      Result: result,
      Sent: expect.stringMatching(/, to whoami$/),
      Token: `ends in ${access_token.slice(-6)}`,
      Account: 'practice, Practice Company',
      Expires: expect.stringContaining(':'),
    });
    for (const part of access_token.split('.')) expect(source).not.toContain(part);
    expect(source).not.toContain(access_token.slice(-7));
  });

  it('of another server is shown as such, with nothing of what it says', async () => {
    const [one, other] = [await startPractice(), await startPractice()];
    const { access_token } = await signIn(other);
    await one.whoami(access_token);
    const { token } = await pageOf(one);
    expect(token).toMatchObject({ Result: 'Refused: this server did not give it out' });
    expect(Object.keys(token)).toEqual(['Result', 'Sent', 'Token']);
  });

  it('is not shown at all where it is short', async () => {
    const practice = await startPractice();
    await practice.whoami('short-opaque-practice-token');
    const { token, source } = await pageOf(practice);
    expect(token).toMatchObject({ Token: 'too short to show any of it' });
    expect(source).not.toContain('opaque');
  });

  it('is the bearer of a renewal, too', async () => {
    const practice = await startPractice();
    const { access_token, refresh_token } = await signIn(practice);
    const body = multipart({ refresh_token, company_name: 'Practice Company' });
    await practice.klearStack('getaccesstokenfromrefreshtoken', body, access_token);
    const { token, source } = await pageOf(practice);
    expect(token).toMatchObject({ Sent: expect.stringMatching(/, to getaccesstokenfromrefreshtoken$/) });
    expect(source).not.toContain(refresh_token.slice(-7));
  });
});

describe('the last sign-in', () => {
  it.each([
    ['that works', {}, 'Signed in'],
    ['with a wrong password', { password: 'wrong-practice-password' }, 'Refused: wrong password'],
    ['of nobody', { username: 'nobody' }, 'Refused: no such user name'],
    [
      'at a company that does not exist',
      { company_name: 'Practice company' },
      'Refused: there is no practice company of that name',
    ],
    ['with an empty field', { username: '' }, 'Refused: the request lacked something that is required'],
  ])('%s is explained', async (_, more, result) => {
    const practice = await startPractice();
    await signInAs(practice, more);
    const shown = await pageOf(practice);
    expect(shown.signIn).toMatchObject({ Result: result });
    expect(shown.source).not.toContain('wrong-practice-password');
  });

  it.each([
    ['practice-99', 'Refused: that company has no such user ID'],
    ['practice-26', 'Signed in'],
  ])('by the user ID %s is explained', async (user_id, result) => {
    const practice = await startPractice();
    const body = multipart({ user_id, company_name: 'Practice Company' });
    await practice.klearStack('getaccesstokenfromuserid', body);
    expect((await pageOf(practice)).signIn).toMatchObject({ Result: result });
  });

  it('at Generate Token is explained, too', async () => {
    const practice = await startPractice();
    await practice.generateToken({ username: 'practice', password: 'practice-password' });
    expect((await pageOf(practice)).signIn).toMatchObject({ Result: 'Refused: no such user name' });
  });

  it('shows what someone sent as text, cut off where it is long', async () => {
    const practice = await startPractice();
    const username = HOSTILE + 'x'.repeat(1_000);
    await signInAs(practice, { username, company_name: HOSTILE });
    const { source, document, signIn: shown } = await pageOf(practice);
    expect(shown).toMatchObject({ 'Company name': HOSTILE, 'User name': username.slice(0, 60) });
    expect(source).not.toContain('<img');
    expect(source).not.toContain('x'.repeat(61));
    expect(document.querySelector('img')).toBeNull();
    expect(document.title).toBe('TokenTray practice server');
  });

  it('is not one that a fault of the server answered', async () => {
    const practice = await startPractice();
    practice.control.fail('get_access_token', { answer: { status: 503 } });
    await signInAs(practice, {});
    expect((await pageOf(practice)).text('#last-sign-in')).toBe('None yet.');
  });
});

describe('how it is protected', () => {
  it('runs its own script and style alone, by their hashes', async () => {
    const { answer, document } = await pageOf(await startPractice());
    const policy = answer.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^']{44}'; style-src 'sha256-[^']{44}';/);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    for (const [tag, directive] of [
      ['script', 'script-src'],
      ['style', 'style-src'],
    ] as const) {
      const inside = [...document.querySelectorAll(tag)].map((each) => each.textContent);
      expect(inside).toHaveLength(1);
      const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(inside[0]));
      expect(policy).toContain(`${directive} 'sha256-${Buffer.from(hash).toString('base64')}'`);
    }
    expect(document.querySelectorAll('[onclick], [style], [src], link:not([href="data:,"])')).toHaveLength(0);
  });

  it('is never stored, and not for other hosts', async () => {
    const practice = await startPractice();
    const { answer } = await pageOf(practice);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(answer.headers.get('Content-Type')).toMatch(/^text\/html; charset=utf-8$/i);
    expect((await fetch(`${practice.address}/`, { method: 'POST' })).status).toBe(405);
  });
});

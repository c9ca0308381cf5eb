import { describe, expect, it } from 'vitest';
import {
  generateTokenDraft,
  passwordDraft,
  signInAndSave,
  userIdDraft,
} from '../../support/core/company-inputs.ts';
import { startCore } from '../../support/core/core-under-test.ts';
import { jwt } from '../../support/tokens/jwt.ts';

const PASTED = 'practice.pasted.token';
const own = (companyId: string) => ({ companyId, typed: {}, pasted: null });
const pasted = (companyId: string, text: string) => ({ companyId, typed: {}, pasted: text });

async function signedIn() {
  const test = await startCore();
  const companyId = await test.add(passwordDraft());
  const kinds = async () => {
    const page = await test.bench.call('readActivity', { companyId, group: null, limit: 50 });
    return page.entries.map(({ text }) => text.replace(/, valid until.*/, ''));
  };
  const questions = () => test.service.requests.filter(({ endpoint }) => endpoint === 'getuserid');
  return { ...test, companyId, kinds, questions };
}

describe('asking about a company’s own token', () => {
  it('is one request to that company’s host, and says when it was accepted and what that means', async () => {
    const { bench, companyId, questions, kinds } = await signedIn();
    const token = await bench.copied(companyId);
    expect(await bench.call('askService', own(companyId))).toEqual({
      outcome: 'answered',
      verdict: 'accepted',
      atMs: bench.clock.now(),
      title: 'The service accepts this token',
      meaning: expect.stringMatching(/^It works at acme\.example\.com\./),
      userId: 'practice-26',
    });
    expect(questions()).toEqual([
      {
        host: 'acme.example.com',
        endpoint: 'getuserid',
        fields: { username: 'practice', company_name: 'Practice Company' },
        bearer: token,
      },
    ]);
    await bench.clock.advance(8 * 60_000);
    expect(questions()).toHaveLength(1);
    expect(await kinds()).toContain('Asked the service: token accepted');
    expect(bench.said.join()).not.toContain(token);
  });

  it('that is refused leads to a new one, as the answer says, and the log does too', async () => {
    const { bench, service, companyId, kinds } = await signedIn();
    const token = await bench.copied(companyId);
    service.revokeAccessTokens();
    bench.clock.sleep(1_000);
    const answer = await bench.call('askService', own(companyId));
    expect(answer).toMatchObject({
      verdict: 'refused',
      title: 'The service rejects this token',
      quote: 'Token is invalid',
      meaning: expect.stringMatching(/no longer uses it/),
    });
    await bench.until(() => bench.company('ACME').status === 'ready');
    const renewed = await bench.copied(companyId);
    expect(renewed).not.toBe(token);
    expect(service.livesForMs(renewed)).toBeGreaterThan(0);
    expect(await kinds()).toEqual([
      'Copied',
      'Renewed',
      'Asked the service: token rejected',
      'Copied',
      'Signed in',
      'Added',
    ]);
  });

  it('says what stands in the way where the service cannot be asked, with the service’s own words', async () => {
    const { bench, service, companyId } = await signedIn();
    const meaningOf = async () => {
      const answer = await bench.call('askService', own(companyId));
      return answer.outcome === 'answered' ? [answer.verdict, answer.quote, answer.meaning] : [];
    };
    service.netErrors.set('acme.example.com', 'net::ERR_CERT_AUTHORITY_INVALID');
    expect(await meaningOf()).toEqual([
      'undecided',
      undefined,
      expect.stringMatching(/from acme\.example\.com: the connection is not secure\./),
    ]);
    service.netErrors.clear();
    service.moods.set('acme.example.com', 'misconfigured');
    expect((await meaningOf())[2]).toMatch(/a web page answered instead of the service/);
    service.moods.set('acme.example.com', 'fine');
    service.userIdAnswer = () => Response.json({ detail: 'User not found' }, { status: 404 });
    expect(await meaningOf()).toEqual([
      'undecided',
      'User not found',
      expect.stringMatching(/Check this and ask again: User name\./),
    ]);
    service.userIdAnswer = () => new Response('', { status: 404 });
    expect((await meaningOf())[2]).toMatch(/does not offer this check/);
    service.userIdAnswer = () => Response.json({ error: 'Company Name' }, { status: 500 });
    expect((await meaningOf())[2]).toMatch(/Company name is missing/);
    service.userIdAnswer = () => Response.json({ error: 'Token expired' });
    expect((await meaningOf()).slice(0, 2)).toEqual(['undecided', 'Token expired']);
    expect(bench.company('ACME').status).toBe('ready');
  });

  it('needs the user name of a company that signs in by user ID, sends it once and keeps it nowhere', async () => {
    const { bench, service, add } = await startCore();
    const companyId = await add(userIdDraft());
    expect(await bench.call('askService', own(companyId))).toEqual({
      outcome: 'invalid',
      fields: { username: 'User name is missing.' },
    });
    expect(service.requests.length).toBe(1);
    const typed = { username: ' someone-special ', stray: 'unknown' };
    const answer = await bench.call('askService', { companyId, typed, pasted: null });
    expect(answer).toMatchObject({ verdict: 'accepted' });
    expect(service.requests.at(-1)?.fields).toEqual({
      username: 'someone-special',
      company_name: 'Practice Company',
    });
    await bench.core.finish();
    expect(bench.filesText()).not.toContain('someone-special');
  });

  it('can be cancelled, and a cancelled one is not repeated, not noted and closes its connection', async () => {
    const { bench, service, companyId, questions, kinds } = await signedIn();
    const arrived = service.hold();
    const asked = bench.call('askService', own(companyId));
    const release = await arrived;
    await bench.call('cancelAsking', { companyId });
    expect(await asked).toEqual({ outcome: 'cancelled' });
    release();
    await bench.settle();
    expect([questions().length, await kinds()]).toEqual([1, ['Signed in', 'Added']]);
  });

  it('gives way to another question', async () => {
    const { bench, service, companyId } = await signedIn();
    const arrived = service.hold();
    const first = bench.call('askService', own(companyId));
    await arrived;
    expect(await bench.call('askService', own(companyId))).toMatchObject({ verdict: 'accepted' });
    expect(await first).toEqual({ outcome: 'cancelled' });
  });

  it.each(['signOut', 'deleteCompany'] as const)('is overtaken by %s', async (command) => {
    const { bench, service, companyId } = await signedIn();
    const arrived = service.hold();
    const asked = bench.call('askService', own(companyId));
    const release = await arrived;
    await bench.call(command, { companyId });
    expect(await asked).toMatchObject({ verdict: 'undecided', meaning: expect.stringMatching(/Ask again/) });
    release();
  });

  it('puts the user ID on the clipboard, as long as the account is the same', async () => {
    const { bench, companyId } = await signedIn();
    expect(await bench.call('copyUserId', { companyId })).toEqual({ copied: false });
    await bench.call('askService', own(companyId));
    expect(await bench.call('copyUserId', { companyId })).toEqual({ copied: true });
    expect(bench.clipboard.text).toBe('practice-26');
    const elsewhere = passwordDraft({ address: 'https://other.example.com' });
    await bench.call('saveCompany', signInAndSave(elsewhere, { companyId }));
    expect(await bench.call('copyUserId', { companyId })).toEqual({ copied: false });
  });

  it('does not exist for a service that documents no way', async () => {
    const { bench, service, add } = await startCore();
    const companyId = await add(generateTokenDraft());
    const lookups = bench.snapshot().providers.map(({ id, userIdLookup }) => [id, userIdLookup?.canSignInBy]);
    expect(lookups).toEqual([
      ['klearstack-password', true],
      ['klearstack-user-id', false],
      ['generate-token', undefined],
      ['oauth-password', undefined],
      ['oauth-client', undefined],
    ]);
    await expect(bench.call('askService', own(companyId))).rejects.toThrow('cannot be asked');
    expect(service.requests.length).toBe(1);
  });
});

describe('asking about a pasted token', () => {
  it('goes to the company that the operator chose, and its refusal leaves that company’s own token alone', async () => {
    const { bench, companyId, questions, kinds } = await signedIn();
    const token = await bench.copied(companyId);
    const answer = await bench.call('askService', pasted(companyId, `Authorization: Bearer ${PASTED}`));
    expect(answer).toMatchObject({
      verdict: 'refused',
      meaning: expect.stringMatching(/from another service\. .* copy the token of ACME/),
    });
    expect(answer).not.toHaveProperty('userId');
    expect(questions()).toMatchObject([{ host: 'acme.example.com', bearer: PASTED }]);
    expect([await bench.copied(companyId), (await kinds())[1]]).toEqual([
      token,
      'Asked about a pasted token: rejected',
    ]);
    expect(bench.said.join() + bench.filesText()).not.toContain(PASTED);
  });

  it('is the same as asking about the company’s own where it is that one', async () => {
    const { bench, service, companyId } = await signedIn();
    const token = await bench.copied(companyId);
    service.revokeAccessTokens();
    const answer = await bench.call('askService', pasted(companyId, token));
    expect(answer).toMatchObject({ meaning: expect.stringMatching(/no longer uses it/) });
    await bench.until(() => bench.company('ACME').status === 'ready');
    expect(await bench.copied(companyId)).not.toBe(token);
  });

  it.each([
    ['a text that no header can carry', 'practice token', /no bearer token has/],
    ['letters of other scripts', 'практика', /no bearer token has/],
    ['nothing but wrapping', '" "', /no bearer token has/],
    ['more than any token', 'x'.repeat(65_537), /no bearer token has/],
    ['a refresh token', jwt({ token_type: 'refresh', user_id: 26 }), /a refresh token/],
  ])('is refused with words where it is %s, and nothing is sent', async (_what, text, words) => {
    const { bench, companyId, questions } = await signedIn();
    const answer = await bench.call('askService', pasted(companyId, text));
    expect(answer).toEqual({ outcome: 'invalid', fields: { token: expect.stringMatching(words) } });
    expect(questions()).toEqual([]);
  });

  it('is offered for the companies whose services can answer, the most likely first', async () => {
    const { bench, add, companyId } = await signedIn();
    await add(generateTokenDraft());
    const byUserId = await add(userIdDraft());
    const text = jwt({ user_id: 'practice-26' });
    expect(await bench.call('inspectToken', { text })).toMatchObject({
      fits: [
        { companyId: byUserId, fit: 'likely' },
        { companyId, fit: 'unknown' },
      ],
    });
  });
});

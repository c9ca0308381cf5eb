// A service that refuses: what is marked and quoted, where its words go, and how often a stored password is tried.
import { describe, expect, it } from 'vitest';
import {
  generateTokenDraft,
  passwordDraft,
  signInAndSave,
  userIdDraft,
} from '../../support/core/company-inputs.ts';
import { type CoreUnderTest, startCore } from '../../support/core/core-under-test.ts';
import { PASSWORD } from '../../support/services/model-service.ts';

const HOUR_MS = 3_600_000;

async function refusedWith({ bench, service }: CoreUnderTest, refusal: string, password = 'practice-wrong') {
  service.refusal = refusal;
  const result = await bench.call('saveCompany', signInAndSave(passwordDraft(), { password }));
  return result.outcome === 'notSignedIn' ? result.problem : expect.unreachable(result.outcome);
}

describe('a refused sign-in', () => {
  it.each([
    ['Company not found', ['company_name']],
    ['Wrong password', ['password']],
    ['Invalid user name or password', ['username', 'password']],
    ['No active account found with the given credentials', []],
  ])('with the words "%s" marks %j and quotes them', async (words, fields) => {
    const problem = await refusedWith(await startCore(), words);
    expect(problem).toMatchObject({
      ...{ title: 'ACME did not accept this sign-in', quote: words, likelyField: 'password' },
    });
    expect(problem.fields).toEqual(
      Object.fromEntries(
        fields.map((name) => [name, 'The service did not accept this. Check it and try again.']),
      ),
    );
  });

  it('says of the password what cannot be seen in it, and nothing else of it', async () => {
    const test = await startCore();
    const said = async (password: string, words = 'Refused') =>
      (await refusedWith(test, words, password)).fields?.password;
    const space = 'Password starts or ends with a space. If that is a mistake, type it again.';
    const unseen = 'Password contains a hidden character. If you pasted it, type it instead.';
    expect(await said('practice ')).toBe(space);
    expect(await said(' practice')).toBe(space);
    for (const odd of ['practice\u200b', 'prac\u00adtice', 'practice\t', 'a\u00a0b', '\ufeffpractice'])
      expect(await said(odd)).toBe(unseen);
    for (const plain of ['practice wrong', 'प्रैक्‍टिस', '👩‍👩‍👧‍👦']) expect(await said(plain)).toBeUndefined();
    expect(await said('practice ', 'Wrong password')).toBe(space);
    expect(await said('practice ', 'Company not found')).toBeUndefined();
    expect(test.service.requests.at(0)?.fields.password).toBe('practice ');
  });

  it('does not quote what repeats the password', async () => {
    const problem = await refusedWith(await startCore(), 'Password practice-wrong is wrong');
    expect(problem).not.toHaveProperty('quote');
    expect(Object.keys(problem.fields ?? {})).toEqual(['password']);
  });

  it('is told to the window that asked, and its words go nowhere else', async () => {
    const test = await startCore();
    const { bench, service, add } = test;
    const ids = [await add(generateTokenDraft({ storePassword: true })), await add(userIdDraft())];
    const WORDS = 'Practice words of a service';
    service.refusal = WORDS;
    for (const host of ['acme', 'globex', 'initech'])
      service.moods.set(`${host}.example.com`, 'refusing everybody');
    expect(await refusedWith(test, WORDS)).toMatchObject({ quote: WORDS });
    bench.said.length = 0;
    await bench.clock.advance(2 * HOUR_MS);
    for (const companyId of ids) {
      await bench.call('renew', { companyId });
      await bench.call('copyToken', { companyId, format: null });
      await bench.core.backgroundCopy.copy(companyId);
      await bench.call('copyDetails', { companyId });
      bench.said.push(bench.clipboard.text);
    }
    await bench.call('readActivity', { companyId: null, group: null, limit: 5_000 });
    await bench.call('exportActivity', { companyId: null });
    await bench.restart();
    expect(bench.company('Initech').status).toBe('needsSignIn');
    const everything = [bench.said, bench.notifications, bench.savedFiles, bench.tray(), bench.snapshot()];
    expect(JSON.stringify(everything)).not.toContain(WORDS);
    expect(bench.filesText()).not.toContain(WORDS);
    expect([bench.bugs, bench.notifications.length > 0]).toEqual([[], true]);
  });
});

describe('a stored password', () => {
  const tries = ({ service }: CoreUnderTest) =>
    service.requests.filter(({ fields }) => 'password' in fields).length;

  /** All that can make the app try again by itself, and all that an operator may click but for a sign-in. */
  async function pressAgainAndAgain({ bench }: CoreUnderTest, companyId: string): Promise<void> {
    for (let day = 0; day < 3; day += 1) {
      await bench.call('renew', { companyId });
      await bench.call('renewAll', undefined);
      await bench.call('copyToken', { companyId, format: null });
      await bench.core.backgroundCopy.copy(companyId);
      await bench.clock.advance(5 * HOUR_MS);
      bench.network.online = false;
      await bench.clock.advance(HOUR_MS);
      bench.network.online = true;
      await bench.core.wake();
      await bench.clock.advance(HOUR_MS);
      await bench.restart();
      await bench.clock.advance(HOUR_MS);
    }
  }

  it.each([generateTokenDraft({ storePassword: true }), passwordDraft({ storePassword: true })])(
    'that $providerId refuses is tried once, and again only when the operator has signed in',
    async (draft) => {
      const test = await startCore();
      const { bench, service, add } = test;
      const companyId = await add(draft);
      const { host } = new URL(draft.address);
      service.moods.set(host, 'refusing everybody');
      await bench.clock.advance(HOUR_MS);
      expect([tries(test), bench.company(draft.label).status]).toEqual([2, 'needsSignIn']);
      await pressAgainAndAgain(test, companyId);
      expect([tries(test), bench.company(draft.label).status]).toEqual([2, 'needsSignIn']);
      expect(await bench.secretOf(companyId)).not.toContain(PASSWORD);

      service.moods.set(host, 'fine');
      const signIn = { companyId, secrets: { password: PASSWORD }, storePassword: true };
      expect(await bench.call('signIn', signIn)).toMatchObject({ outcome: 'signedIn' });
      expect(await bench.secretOf(companyId)).toContain(PASSWORD);
      await bench.restart();
      service.moods.set(host, 'refusing refresh tokens');
      await bench.clock.advance(HOUR_MS);
      expect(bench.company(draft.label).status).toBe('ready');
      expect(tries(test)).toBeGreaterThan(3);
    },
  );

  it.each(['offline', 'faulty', 'busy', 'misconfigured'] as const)(
    'stays where the service is %s',
    async (mood) => {
      const test = await startCore();
      const { bench, service, add } = test;
      const companyId = await add(generateTokenDraft({ storePassword: true }));
      service.moods.set('initech.example.com', mood);
      await bench.clock.advance(HOUR_MS);
      expect(await bench.secretOf(companyId)).toContain(PASSWORD);
      service.moods.set('initech.example.com', 'fine');
      await bench.clock.advance(HOUR_MS);
      expect(bench.company('Initech').status).toBe('ready');
    },
  );
});

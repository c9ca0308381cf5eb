import { describe, expect, it } from 'vitest';
import { JointSignIns } from '../../../app/commands/joint-sign-ins.ts';
import type { Company } from '../../../app/companies/company.ts';
import type { CommandInput } from '../../../app/shared/contract/bridge.ts';
import type { SignInResult } from '../../../app/shared/contract/sessions.ts';
import { settle } from '../../support/core/manual-clock.ts';
import { acme } from '../tokens/session-under-test.ts';

const SIGNED_IN: SignInResult = { outcome: 'signedIn' };
const REFUSED: SignInResult = {
  outcome: 'notSignedIn',
  problem: { title: 'Refused', meaning: '', remedy: 'signIn' },
};

const at = (id: string, host: string, username = 'anna'): Company => ({
  ...{ ...acme, id, address: `https://${host}/` },
  account: { username },
});

/** Sign-ins that wait until the test answers them. */
function jointSignIns(...companies: readonly Company[]) {
  const asked: CommandInput<'signIn'>[] = [];
  const answers = new Map<string, (result: SignInResult) => void>();
  const cancelled: string[] = [];
  const joint = new JointSignIns({
    companies: { get: (companyId) => companies.find(({ id }) => id === companyId) },
    signIn: (input) => {
      asked.push(input);
      return new Promise((resolve) => answers.set(input.companyId, resolve));
    },
    cancel: (companyId) => cancelled.push(companyId),
  });
  const answer = async (companyId: string, result: SignInResult) => {
    answers.get(companyId)?.(result);
    await settle();
  };
  const begin = (secrets: Record<string, string> = { password: 'practice' }) =>
    joint.signIn({ companyIds: companies.map(({ id }) => id), secrets, storePassword: false });
  return { joint, asked, cancelled, answer, begin, askedIds: () => asked.map(({ companyId }) => companyId) };
}

describe('one password for several companies', () => {
  it('goes to the first alone, and to no other if that refuses it', async () => {
    const test = jointSignIns(at('a', 'one'), at('b', 'two'));
    const results = test.begin();
    expect(test.askedIds()).toEqual(['a']);
    await test.answer('a', REFUSED);
    expect(await results).toEqual([{ companyId: 'a', result: REFUSED }]);
    expect(test.askedIds()).toEqual(['a']);
  });

  it('goes to the others once the first accepts it, at each server one after the other', async () => {
    const test = jointSignIns(at('a', 'one'), at('b', 'one'), at('c', 'one'), at('d', 'two'));
    const results = test.begin();
    await test.answer('a', SIGNED_IN);
    expect(test.askedIds()).toEqual(['a', 'b', 'd']);
    await test.answer('b', SIGNED_IN);
    await test.answer('c', SIGNED_IN);
    await test.answer('d', SIGNED_IN);
    expect((await results).map(({ companyId }) => companyId)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('is sent once to a user at a server who refuses it, however many companies were ticked', async () => {
    const test = jointSignIns(at('a', 'one'), at('b', 'two'), at('c', 'two'), at('d', 'two', 'bert'));
    const results = test.begin();
    await test.answer('a', SIGNED_IN);
    await test.answer('b', REFUSED);
    await test.answer('d', SIGNED_IN);
    expect((await results).map(({ companyId }) => companyId)).toEqual(['a', 'b', 'd']);
    expect(test.askedIds()).not.toContain('c');
  });

  it('takes no other secret along', async () => {
    const test = jointSignIns(at('a', 'one'), at('b', 'two'));
    void test.begin({ password: 'practice', client_secret: 'practice-secret' });
    await test.answer('a', SIGNED_IN);
    expect(test.asked.map(({ secrets }) => secrets)).toEqual([
      { password: 'practice', client_secret: 'practice-secret' },
      { password: 'practice' },
    ]);
  });

  it('ends with all that is under way and to follow when the first is cancelled', async () => {
    const test = jointSignIns(at('a', 'one'), at('b', 'two'), at('c', 'two'));
    const results = test.begin();
    await test.answer('a', SIGNED_IN);
    test.joint.cancel('b');
    expect(test.cancelled).toEqual([]);
    test.joint.cancel('a');
    expect(test.cancelled).toEqual(['b']);
    await test.answer('b', SIGNED_IN);
    await results;
    expect(test.askedIds()).toEqual(['a', 'b']);
  });
});

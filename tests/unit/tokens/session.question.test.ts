import { describe, expect, it } from 'vitest';
import type { UserIdAnswer } from '../../../app/providers/user-id-answer.ts';
import { MAX_REQUESTS_PER_HOST } from '../../../app/tokens/request-gate.ts';
import { settle } from '../../support/core/manual-clock.ts';
import { failed, granted } from '../../support/services/scripted-provider.ts';
import {
  MINUTE_MS,
  PASSWORD,
  type SessionUnderTest,
  signedIn,
  SessionUnderTest as Test,
} from './session-under-test.ts';

const ACCEPTED: UserIdAnswer = { kind: 'accepted', userId: 'practice-26' };
const INVALID: UserIdAnswer = { kind: 'refused', reason: 'invalid' };
const ASK = { typed: {} };

/** The service answers when the test says so. */
function heldQuestion({ service }: SessionUnderTest): (answer: UserIdAnswer) => void {
  let give: (answer: UserIdAnswer) => void = () => expect.unreachable('no one has asked');
  service.questionAnswer = () =>
    new Promise((resolve) => {
      give = resolve;
    });
  return (answer) => give(answer);
}

describe('a question about the current token', () => {
  it('is one request with that token, the account and what was typed, and changes nothing when it is accepted', async () => {
    const test = await signedIn();
    const { view } = test.session;
    const outcome = await test.session.askAbout({ typed: { username: 'someone' } });
    expect(outcome).toEqual({ kind: 'answered', answer: ACCEPTED, isCurrent: true });
    expect(test.service.questions).toMatchObject([
      { accessToken: 'practice-first', account: { username: 'someone' } },
    ]);
    expect([test.session.view, test.service.kinds]).toEqual([view, ['signIn']]);
  });

  it('ends the token’s life where it is refused, and the session gets a new one at once', async () => {
    const test = await signedIn();
    test.service.questionAnswer = () => INVALID;
    const renewing = test.service.hold();
    expect(await test.session.askAbout(ASK)).toMatchObject({ answer: INVALID, isCurrent: true });
    await settle();
    expect(test.stored()?.token?.expiry).toMatchObject({ expiresAtMs: test.clock.now() });
    expect(test.session.view.token?.expiry).toMatchObject({ expiresAtMs: test.clock.now() });
    // As for every dead token: without the bearer, which could only be refused.
    expect(test.service.asked.at(-1)).toMatchObject({ kind: 'refresh' });
    expect(test.service.asked.at(-1)).not.toHaveProperty('accessToken');
    renewing.answer(granted({ accessToken: 'practice-renewed' }));
    await settle();
    expect(await test.copy()).toEqual(['fresh', 'practice-renewed']);
  });

  it('asks for the operator where the refused token cannot be renewed', async () => {
    const test = await signedIn({}, { refreshes: false });
    test.service.questionAnswer = () => INVALID;
    await test.session.askAbout(ASK);
    await settle();
    expect([test.status, await test.copy()]).toEqual(['needsSignIn', ['none']]);
  });

  it('calls a token that could not be renewed before expired', async () => {
    const test = await signedIn();
    test.service.queue(failed({ kind: 'offline' }));
    await test.session.renew();
    expect(test.status).toBe('retrying');
    test.service.questionAnswer = () => INVALID;
    await test.session.askAbout(ASK);
    expect(test.status).toBe('expired');
  });

  it.each<UserIdAnswer>([
    { kind: 'refused', reason: 'forbidden' },
    { kind: 'undecided', reason: 'account', fields: ['username'] },
    { kind: 'undecided', reason: 'noUserId' },
    { kind: 'undecided', reason: 'failure', failure: { kind: 'offline' } },
  ])('leaves the token its life after %j', async (answer) => {
    const test = await signedIn();
    test.service.questionAnswer = () => answer;
    expect(await test.session.askAbout(ASK)).toMatchObject({ answer });
    expect(test.service.kinds).toEqual(['signIn']);
    expect(await test.copy()).toEqual(['fresh', 'practice-first']);
  });

  it('does not end the token that a renewal brought meanwhile', async () => {
    const test = await signedIn();
    const answer = heldQuestion(test);
    const asked = test.session.askAbout(ASK);
    await settle();
    test.service.queue(granted({ accessToken: 'practice-renewed' }));
    await test.session.renew();
    answer(INVALID);
    expect(await asked).toEqual({ kind: 'answered', answer: INVALID, isCurrent: false });
    expect(await test.copy()).toEqual(['fresh', 'practice-renewed']);
  });

  it('ends the token while a renewal is under way, which goes on', async () => {
    const test = await signedIn();
    const renewing = test.service.hold();
    const renewed = test.session.renew();
    await settle();
    test.service.questionAnswer = () => INVALID;
    await test.session.askAbout(ASK);
    expect(test.service.kinds).toEqual(['signIn', 'refresh']);
    renewing.answer(granted({ accessToken: 'practice-renewed' }));
    expect(await renewed).toEqual({ kind: 'renewed' });
    expect(await test.copy()).toEqual(['fresh', 'practice-renewed']);
  });

  it.each<[string, (test: SessionUnderTest) => unknown]>([
    ['a sign-out', ({ session }) => session.signOut()],
    ['a deletion', ({ session }) => session.dispose()],
    ['a cancellation', ({ session }) => session.cancelAsking()],
  ])('is dropped by %s, its connection closed', async (_what, end) => {
    const test = await signedIn();
    const answer = heldQuestion(test);
    const asked = test.session.askAbout(ASK);
    await settle();
    await end(test);
    expect(test.service.questions[0]?.connection.signal.aborted).toBe(true);
    answer(INVALID);
    expect(await asked).toEqual({ kind: 'dropped' });
    expect(test.service.kinds).toEqual(['signIn']);
  });

  it('is dropped by another question, and never sent twice', async () => {
    const test = await signedIn();
    const answer = heldQuestion(test);
    const first = test.session.askAbout(ASK);
    await settle();
    const second = test.session.askAbout(ASK);
    expect(await first).toEqual({ kind: 'dropped' });
    answer(ACCEPTED);
    expect(await second).toMatchObject({ answer: ACCEPTED });
    expect(test.service.questions.length).toBe(2);
  });

  it('waits at the gate like every request, and leaves it when it is cancelled', async () => {
    const test = await signedIn();
    const held = Array.from({ length: MAX_REQUESTS_PER_HOST }, () => test.service.hold());
    void test.session.renew();
    await settle();
    void test.session.signIn(PASSWORD);
    await settle();
    const asked = test.session.askAbout(ASK);
    await settle();
    expect([test.service.asked.length, test.service.questions.length]).toEqual([3, 0]);
    test.session.cancelAsking();
    expect(await asked).toEqual({ kind: 'dropped' });
    for (const each of held) each.answer(granted());
    await settle();
    expect(test.service.questions.length).toBe(0);
  });

  it('is not asked without a token, at rest, or where the service documents no way', async () => {
    expect(await new Test().session.askAbout(ASK)).toEqual({ kind: 'nothingToAsk' });
    const silent = await signedIn({}, { answersQuestions: false });
    expect(await silent.session.askAbout(ASK)).toEqual({ kind: 'nothingToAsk' });
    const deleted = await signedIn();
    deleted.session.dispose();
    expect(await deleted.session.askAbout(ASK)).toEqual({ kind: 'dropped' });
    expect(deleted.service.questions).toEqual([]);
  });

  it('decides nothing where our own code throws, and the session goes on', async () => {
    const test = await signedIn();
    test.service.questionAnswer = () => {
      throw new Error('a bug');
    };
    expect(await test.session.askAbout(ASK)).toMatchObject({ answer: { failure: { kind: 'ownFault' } } });
    expect([test.bugs.length, await test.copy()]).toEqual([1, ['fresh', 'practice-first']]);
  });
});

describe('a question about a pasted token', () => {
  it('is sent with that token, and its refusal says nothing of the session’s own', async () => {
    const test = await signedIn();
    test.service.questionAnswer = () => INVALID;
    const outcome = await test.session.askAbout({ typed: {}, pasted: 'practice-pasted' });
    expect(outcome).toEqual({ kind: 'answered', answer: INVALID, isCurrent: false });
    expect(test.service.questions[0]?.accessToken).toBe('practice-pasted');
    test.clock.sleep(MINUTE_MS);
    expect(await test.copy()).toEqual(['fresh', 'practice-first']);
  });

  it('ends the session’s own where it is the same', async () => {
    const test = await signedIn({}, { refreshes: false });
    test.service.questionAnswer = () => INVALID;
    const outcome = await test.session.askAbout({ typed: {}, pasted: 'practice-first' });
    expect(outcome).toMatchObject({ isCurrent: true });
    expect(await test.copy()).toEqual(['none']);
  });

  it('can be asked of a company that is signed out', async () => {
    const test = new Test();
    expect(await test.session.askAbout({ typed: {}, pasted: 'practice-pasted' })).toMatchObject({
      answer: ACCEPTED,
    });
    expect(test.status).toBe('signedOut');
  });
});

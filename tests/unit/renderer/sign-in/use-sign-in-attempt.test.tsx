// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../../../app/shared/contract/problem.ts';
import type { SignInResult } from '../../../../app/shared/contract/sessions.ts';
import { useFormFields } from '../../../../renderer/sign-in/use-form-fields.ts';
import { useSignInAttempt } from '../../../../renderer/sign-in/use-sign-in-attempt.ts';
import { PlayedMain } from '../played-main.ts';
import { type RunningHook, runHook } from '../run-hook.tsx';

const PROBLEM: Problem = { title: 'Refused', meaning: 'Wrong password.', remedy: 'signIn' };

let main: PlayedMain;
beforeEach(async () => {
  main = await PlayedMain.start();
});

/** A sign-in that ends when the test says how. */
async function underWay() {
  const hook = await runHook(() => {
    const fields = useFormFields(['password']);
    return { fields, ...useSignInAttempt('a', fields) };
  });
  const succeeded: SignInResult[] = [];
  let sent = 0;
  let end: (result: SignInResult) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const attempt = () =>
    hook.current.attempt(
      'signIn',
      () => {
        sent += 1;
        return new Promise<SignInResult>((resolve, reject) => {
          end = resolve;
          fail = reject;
        });
      },
      (result) => void succeeded.push(result),
    );
  return {
    hook,
    attempt,
    succeeded,
    sent: () => sent,
    end: async (result: SignInResult) => hook.after(() => end(result)),
    fail: (error: Error) => fail(error),
  };
}

const shown = (hook: RunningHook<{ fields: ReturnType<typeof useFormFields> }>) => {
  const { errors, problem } = hook.current.fields;
  return { errors, problem };
};

describe('an attempt to sign in', () => {
  it('is under way until it has succeeded', async () => {
    const { hook, attempt, succeeded, end } = await underWay();
    expect(hook.current.working).toBeNull();
    await hook.after(() => void attempt());
    expect(hook.current.working).toBe('signIn');
    await end({ outcome: 'signedIn', notice: 'Not saved.' });
    expect(hook.current.working).toBeNull();
    expect(succeeded).toEqual([{ outcome: 'signedIn', notice: 'Not saved.' }]);
  });

  it('is not begun twice', async () => {
    const { hook, attempt, sent } = await underWay();
    await hook.after(() => void attempt());
    await hook.after(() => void attempt());
    expect(sent()).toBe(1);
  });

  it('says at the fields what is wrong with them', async () => {
    const { hook, attempt, succeeded, end } = await underWay();
    await hook.after(() => void attempt());
    await end({ outcome: 'invalid', fields: { password: 'Missing' } });
    expect(shown(hook)).toEqual({ errors: { password: 'Missing' }, problem: undefined });
    expect(succeeded).toEqual([]);
  });

  it('says why it failed, and not where the operator cancelled it, in the window or elsewhere', async () => {
    const { hook, attempt, end } = await underWay();
    await hook.after(() => void attempt());
    await end({ outcome: 'notSignedIn', problem: PROBLEM });
    expect(shown(hook).problem).toEqual(PROBLEM);
    const submit = document.body.appendChild(document.createElement('button'));
    submit.focus();
    await hook.after(() => void attempt());
    document.body.appendChild(document.createElement('button')).focus();
    await end({ outcome: 'notSignedIn', problem: { ...PROBLEM, title: 'Cancelled' }, cancelled: true });
    expect(shown(hook)).toEqual({ errors: {}, problem: undefined });
    expect(document.activeElement).toBe(submit);
  });

  it('says it anew where the next attempt fails in the same way', async () => {
    const { hook, attempt, end } = await underWay();
    await hook.after(() => void attempt());
    await end({ outcome: 'notSignedIn', problem: PROBLEM });
    await hook.after(() => void attempt());
    expect(shown(hook)).toEqual({ errors: {}, problem: undefined });
    await end({ outcome: 'notSignedIn', problem: PROBLEM });
    expect(shown(hook).problem).toEqual(PROBLEM);
  });

  it('says why it failed where that came before the cancellation', async () => {
    const { hook, attempt, end } = await underWay();
    await hook.after(() => void attempt());
    hook.current.cancel();
    expect(main.inputOf('cancelSignIn')).toEqual({ companyId: 'a' });
    await end({ outcome: 'notSignedIn', problem: PROBLEM });
    expect(shown(hook).problem).toEqual(PROBLEM);
  });

  it('is over where the command itself broke', async () => {
    const { hook, attempt, fail } = await underWay();
    let broken: Promise<void> | undefined;
    await hook.after(() => {
      broken = attempt();
    });
    await hook.after(() => {
      fail(new Error('no main process'));
      return expect(broken).rejects.toThrow('no main process');
    });
    expect(hook.current.working).toBeNull();
  });
});

// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { CompanyView } from '../../../../app/shared/contract/companies.ts';
import { useFormFields } from '../../../../renderer/sign-in/use-form-fields.ts';
import { useRound } from '../../../../renderer/sign-in/use-round.ts';
import { useRoundStep } from '../../../../renderer/sign-in/use-round-step.ts';
import { company } from '../../../support/snapshot/company-view-sample.ts';
import { PlayedMain } from '../played-main.ts';
import { byPassword } from '../provider-view-samples.ts';
import { runHook } from '../run-hook.tsx';

const waiting = (id: string) => company({ id, label: id.toUpperCase(), status: 'needsSignIn' });
const startMain = (...companies: readonly CompanyView[]) =>
  PlayedMain.start({ companies, providers: [byPassword] });
const signedIn = (companyId: string) => ({ companyId, result: { outcome: 'signedIn' } as const });
const problem = { title: 'Refused', meaning: '', remedy: 'signIn' } as const;

describe('a round', () => {
  it('goes on with each sign-in, and ends where it came from with their number', async () => {
    await startMain(waiting('a'), waiting('b'), waiting('c'));
    const round = await runHook(() => useRound(undefined));
    expect(round.current.company?.id).toBe('a');
    await round.after(() => round.current.signedIn(waiting('a'), [signedIn('a'), signedIn('b')]));
    expect([round.current.company?.id, round.went]).toEqual(['c', []]);
    await round.after(() => round.current.signedIn(waiting('c'), [signedIn('c')]));
    expect(round.went).toEqual([['finish', { screen: 'signInRound' }, undefined]]);
    expect(round.toasts).toEqual(['Signed in to 3 companies']);
  });

  it('ends without good news where all was skipped', async () => {
    await startMain(waiting('a'), waiting('b'));
    const round = await runHook(() => useRound(undefined));
    await round.after(() => round.current.skip());
    expect(round.current.company?.id).toBe('b');
    await round.after(() => round.current.skip());
    expect([round.went.length, round.toasts]).toEqual([1, []]);
  });

  it('that was left closes no later one', async () => {
    await startMain(waiting('a'), waiting('b'));
    const round = await runHook(() => useRound(undefined));
    await round.end();
    await round.after(() => round.current.signedIn(waiting('a'), [signedIn('a'), signedIn('b')]));
    expect(round.went).toEqual([]);
  });

  it('says of each company what could not be stored', async () => {
    await startMain(waiting('a'), waiting('b'));
    const round = await runHook(() => useRound(undefined));
    const result = { outcome: 'signedIn', notice: 'It could not be stored.' } as const;
    await round.after(() =>
      round.current.signedIn(waiting('a'), [signedIn('a'), { companyId: 'b', result }]),
    );
    expect(round.toasts).toContain('Signed in to B: It could not be stored.');
  });
});

/** The step of the first of the companies. */
async function firstStep(...ids: readonly string[]) {
  const companies = ids.map(waiting);
  const main = await startMain(...companies);
  const heard: string[] = [];
  const [own] = companies as [CompanyView];
  const step = await runHook(() =>
    useRoundStep({
      ...{ company: own, provider: byPassword, fields: useFormFields(['password']) },
      round: { companyIds: ids, at: 0, signedInIds: [], refusals: new Map() },
      signedIn: (_company, results) => void heard.push(...results.map(({ companyId }) => companyId)),
    }),
  );
  return { main, step, heard };
}

describe('a step of a round', () => {
  it('sends what was typed for this company, and for no other unless it is ticked', async () => {
    const { main, step, heard } = await firstStep('a', 'b', 'c');
    expect(step.current.sharers.map(({ id }) => id)).toEqual(['b', 'c']);
    expect(step.current.tickedIds).toEqual([]);
    await step.after(() => step.current.setSecret('password', 'practice'));
    expect(step.holdsTyped).toBe(true);
    await step.after(() => step.current.tick(['b', 'c'], true));
    await step.after(() => step.current.tick(['c'], false));
    await step.after(() => void step.current.signIn());
    expect(main.inputOf('signInTogether')).toEqual({
      companyIds: ['a', 'b'],
      secrets: { password: 'practice' },
      storePassword: false,
    });
    const results = [signedIn('a'), { companyId: 'b', result: { outcome: 'notSignedIn', problem } as const }];
    await step.after(() => main.answer('signInTogether', { results }));
    expect(heard).toEqual(['a', 'b']);
  });

  it('calls the sign-in and those that were to follow off as it is left', async () => {
    const { main, step } = await firstStep('a', 'b');
    await step.after(() => void step.current.signIn());
    await step.end();
    expect(main.inputOf('cancelSignIn')).toEqual({ companyId: 'a' });
  });

  it('stays with what was typed where its own company refuses it', async () => {
    const { main, step, heard } = await firstStep('a', 'b');
    await step.after(() => step.current.setSecret('password', 'wrong'));
    await step.after(() => void step.current.signIn());
    const results = [{ companyId: 'a', result: { outcome: 'notSignedIn', problem } as const }];
    await step.after(() => main.answer('signInTogether', { results }));
    expect([heard, step.current.secrets, step.current.isWorking]).toEqual([[], { password: 'wrong' }, false]);
  });

  it('stays where the company is gone before main could try it', async () => {
    const { main, step, heard } = await firstStep('a');
    await step.after(() => void step.current.signIn());
    await step.after(() => main.answer('signInTogether', { results: [] }));
    expect([heard, step.current.isWorking]).toEqual([[], false]);
  });
});

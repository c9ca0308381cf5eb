// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../../../app/shared/contract/problem.ts';
import { type FormFields, useFormFields, useSecrets } from '../../../../renderer/sign-in/use-form-fields.ts';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

const ORDER = ['label', 'address', 'password'];

beforeEach(() => PlayedMain.start());

const form = ({ inputRef, errors }: FormFields) =>
  ORDER.map((name) => <input key={name} ref={inputRef(name)} name={name} title={errors[name]} />);

const focused = () => document.activeElement?.getAttribute('name');

const problem = (parts: Partial<Problem>): Problem => ({
  title: 'Refused',
  meaning: '',
  remedy: 'none',
  ...parts,
});

describe('the fields of a form', () => {
  it('show each error at its field, with the focus on the first from the top', async () => {
    const hook = await runHook(() => useFormFields(ORDER), form);
    await hook.after(() => hook.current.showErrors({ password: 'Missing', address: 'Wrong' }));
    expect(hook.current.errors).toEqual({ password: 'Missing', address: 'Wrong' });
    expect(hook.current.problem).toBeUndefined();
    expect(focused()).toBe('address');
    expect(document.activeElement?.getAttribute('title')).toBe('Wrong');
  });

  it('say beside the buttons what is about no field of this form', async () => {
    const hook = await runHook(() => useFormFields(ORDER), form);
    await hook.after(() => hook.current.showErrors({ elsewhere: 'Wrong' }));
    expect(hook.current.problem).toMatchObject({ title: 'Wrong' });
    expect(focused()).toBeFalsy();
  });

  it('show a problem with what it says of fields, and lead to the likely one where it names none', async () => {
    const hook = await runHook(() => useFormFields(ORDER), form);
    const likely = problem({ fields: { elsewhere: 'Wrong' }, likelyField: 'password' });
    await hook.after(() => hook.current.showProblem(likely));
    expect([hook.current.errors, hook.current.problem, focused()]).toEqual([{}, likely, 'password']);
    const named = problem({ fields: { label: 'Wrong' }, likelyField: 'password' });
    await hook.after(() => hook.current.showProblem(named));
    expect([hook.current.errors, focused()]).toEqual([{ label: 'Wrong' }, 'label']);
  });

  it('forget one error, or all and the problem', async () => {
    const hook = await runHook(() => useFormFields(ORDER), form);
    await hook.after(() => hook.current.showErrors({ label: 'One', address: 'Two' }));
    await hook.after(() => hook.current.setError('label', undefined));
    expect(hook.current.errors).toEqual({ address: 'Two' });
    await hook.after(() => hook.current.setError('address', 'Three'));
    expect(hook.current.errors).toEqual({ address: 'Three' });
    await hook.after(() => hook.current.showProblem(problem({})));
    await hook.after(() => hook.current.clear());
    expect([hook.current.errors, hook.current.problem]).toEqual([{}, undefined]);
  });
});

it('typing a secret takes back what was wrong with it', async () => {
  const hook = await runHook(() => {
    const fields = useFormFields(ORDER);
    return { fields, ...useSecrets(fields) };
  });
  await hook.after(() => hook.current.fields.showErrors({ password: 'Missing' }));
  await hook.after(() => hook.current.setSecret('password', 'practice'));
  expect([hook.current.secrets, hook.current.fields.errors]).toEqual([{ password: 'practice' }, {}]);
});

// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { PASTED_TOKEN_LIMIT, type TokenInspection } from '../../../../app/shared/contract/help.ts';
import { useInspection } from '../../../../renderer/inspector/use-inspection.ts';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

const found = (algorithm: string): TokenInspection => ({
  kind: 'jwt',
  state: { kind: 'unknown' },
  algorithm,
  otherClaims: [],
  leftOutClaims: 0,
  warnings: [],
  fits: [],
});

let main: PlayedMain;
let text: string;
beforeEach(async () => {
  main = await PlayedMain.start();
  text = '';
});

it('gives the answer to what is in the field now, whichever comes last', async () => {
  const hook = await runHook(() => useInspection(text));
  text = 'first';
  await hook.again();
  text = 'second';
  await hook.again();
  await hook.after(() => main.answer('inspectToken', found('second')));
  await hook.after(() => main.answer('inspectToken', found('first')));
  expect(hook.current).toEqual(found('second'));
});

it('is nothing for an empty field, whatever the last answer was', async () => {
  text = 'token';
  const hook = await runHook(() => useInspection(text));
  await hook.after(() => main.answer('inspectToken', found('RS256')));
  text = '';
  await hook.again();
  expect(hook.current).toEqual({ kind: 'empty' });
});

it('does not send a text that is longer than any token', async () => {
  text = 'x'.repeat(PASTED_TOKEN_LIMIT + 1);
  const hook = await runHook(() => useInspection(text));
  expect([hook.current, main.waiting]).toEqual([{ kind: 'tooLong' }, []]);
});

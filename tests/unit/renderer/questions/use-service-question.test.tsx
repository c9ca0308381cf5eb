// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import type { AskResult } from '../../../../app/shared/contract/questions.ts';
import { useServiceQuestion } from '../../../../renderer/questions/use-service-question.ts';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

const ANSWER: AskResult = {
  outcome: 'answered',
  verdict: 'accepted',
  atMs: 0,
  title: 'Accepted',
  meaning: 'It works.',
};

let main: PlayedMain;
let companyId: string;
beforeEach(async () => {
  main = await PlayedMain.start();
  companyId = 'company-1';
});

const run = () => runHook(() => useServiceQuestion(companyId));

it('asks nothing by itself, and once for however many presses', async () => {
  const hook = await run();
  expect(main.waiting).toEqual([]);
  await hook.after(() => {
    void hook.current.ask({ username: 'practice' }, 'practice-token');
    void hook.current.ask({ username: 'practice' }, 'practice-token');
  });
  expect([main.waiting, hook.current.isAsking]).toEqual([['askService'], true]);
  expect(main.inputOf('askService')).toEqual({
    companyId: 'company-1',
    typed: { username: 'practice' },
    pasted: 'practice-token',
  });
  await hook.after(() => main.answer('askService', ANSWER));
  expect([hook.current.isAsking, hook.current.answer]).toEqual([false, ANSWER]);
});

it('shows what is wrong at the fields, and forgets the last answer as it asks again', async () => {
  const hook = await run();
  await hook.after(() => void hook.current.ask({}));
  await hook.after(() => main.answer('askService', ANSWER));
  await hook.after(() => void hook.current.ask({}));
  expect(hook.current.answer).toBeUndefined();
  await hook.after(() =>
    main.answer('askService', { outcome: 'invalid', fields: { username: 'It is missing.' } }),
  );
  expect([hook.current.errors, hook.current.isAsking]).toEqual([{ username: 'It is missing.' }, false]);
});

it('shows nothing of a question that was cancelled', async () => {
  const hook = await run();
  await hook.after(() => void hook.current.ask({}));
  await hook.after(() => hook.current.cancel());
  expect(main.inputOf('cancelAsking')).toEqual({ companyId: 'company-1' });
  await hook.after(() => main.answer('askService', { outcome: 'cancelled' }));
  expect([hook.current.answer, hook.current.isAsking]).toEqual([undefined, false]);
});

it('cancels as the page is left, but only what is under way', async () => {
  const hook = await run();
  await hook.after(() => void hook.current.ask({}));
  await hook.end();
  expect(main.waiting).toEqual(['askService', 'cancelAsking']);
  const idle = await PlayedMain.start();
  const other = await run();
  await other.end();
  expect(idle.waiting).toEqual([]);
});

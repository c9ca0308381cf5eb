import { beforeEach, expect, it, vi } from 'vitest';
import { DemoTeller } from '../../../../build/demo/demo-teller.ts';
import { CommandFailure } from '../../../../build/scripts/command.ts';

let printed: string[];

beforeEach(() => {
  printed = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
});

it('announces a step before it is taken, and its details below', async () => {
  const teller = new DemoTeller();
  await teller.step('Sign in.', async () => teller.detail('It took a moment.'));
  expect(printed).toEqual([' 1. Sign in.', '    It took a moment.']);
});

it('says which step failed and why, without colours and empty lines', async () => {
  const teller = new DemoTeller();
  await teller.step('Sign in.', async () => {});
  const failing = teller.step('Copy.', async () => {
    throw new Error('\u001b[31mNothing\u001b[39m was copied.\n\nWaited 10 s.');
  });
  await expect(failing).rejects.toThrow(CommandFailure);
  await expect(failing).rejects.toThrow(
    /^Step 2 failed: Copy\.\n {4}Nothing was copied\.\n {4}Waited 10 s\.$/,
  );
});

import { expect, it } from 'vitest';
import { Turns, TurnsByKey } from '../../../app/time/turns.ts';

/** Work that ends when the test says so. */
function work(name: string, log: string[]) {
  let end = () => {};
  let fail = () => {};
  const result = new Promise<string>((resolve, reject) => {
    end = () => resolve(name);
    fail = () => reject(new Error(name));
  });
  const run = () => {
    log.push(name);
    return result;
  };
  return { run, end, fail };
}

const ended = () => new Promise<void>((resolve) => setImmediate(resolve));

it('runs one piece of work at a time, in the order in which it was asked for', async () => {
  const turns = new Turns();
  const log: string[] = [];
  const [one, two] = [work('one', log), work('two', log)];
  const [first, second] = [turns.take(one.run), turns.take(two.run)];
  await ended();
  expect([log, turns.isFree]).toEqual([['one'], false]);
  one.end();
  expect(await first).toBe('one');
  await ended();
  expect(log).toEqual(['one', 'two']);
  two.end();
  expect(await second).toBe('two');
  expect(turns.isFree).toBe(true);
});

it('gives a failure to its own caller, and the next its turn', async () => {
  const turns = new Turns();
  const log: string[] = [];
  const [one, two] = [work('one', log), work('two', log)];
  const [first, second] = [turns.take(one.run), turns.take(two.run)];
  one.fail();
  two.end();
  await expect(first).rejects.toThrow('one');
  expect(await second).toBe('two');
});

it('lets work on other things go its own way', async () => {
  const turns = new TurnsByKey();
  const log: string[] = [];
  const [slow, same, other] = [work('slow', log), work('same', log), work('other', log)];
  const first = turns.take('acme', slow.run);
  const second = turns.take('acme', same.run);
  const third = turns.take('globex', other.run);
  other.end();
  expect(await third).toBe('other');
  expect(log).toEqual(['slow', 'other']);
  slow.end();
  same.end();
  expect(await Promise.all([first, second])).toEqual(['slow', 'same']);
});

import { expect, it } from 'vitest';
import { SingleFlight } from '../../../app/time/single-flight.ts';

/** `runs` are the times that the work was started; each ends when the test says so. */
function workInHand() {
  const runs: { readonly end: (result: string) => void; readonly fail: (error: Error) => void }[] = [];
  const flight = new SingleFlight(() => new Promise<string>((end, fail) => void runs.push({ end, fail })));
  return { flight, runs };
}

it('gives all who ask while the work is under way its one result', async () => {
  const { flight, runs } = workInHand();
  const asked = [flight.run(), flight.run()];
  expect(runs).toHaveLength(1);
  runs[0]?.end('one');
  expect(await Promise.all(asked)).toEqual(['one', 'one']);
});

it('starts anew for those who ask after its end', async () => {
  const { flight, runs } = workInHand();
  const first = flight.run();
  runs[0]?.end('one');
  await first;
  const second = flight.run();
  runs[1]?.end('two');
  expect([await first, await second]).toEqual(['one', 'two']);
});

it('starts anew after a failure, which all who had joined are told of', async () => {
  const { flight, runs } = workInHand();
  const asked = [flight.run(), flight.run()];
  runs[0]?.fail(new Error('no luck'));
  for (const each of asked) await expect(each).rejects.toThrow('no luck');
  const again = flight.run();
  runs[1]?.end('two');
  expect(await again).toBe('two');
});

import { expect, it } from 'vitest';
import { killStorm } from '../../bench/kill-storm.ts';

it('loses nothing acknowledged when a real process is stopped, goes on and is killed during its writes', async () => {
  const result = await killStorm(15);
  expect(result).toMatchObject({ standstills: 10, lost: 0, unreadable: 0, wrong: 0, faults: [] });
  expect(result.acknowledged).toBeGreaterThan(15);
}, 60_000);

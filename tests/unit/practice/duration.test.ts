import { expect, it } from 'vitest';
import { duration } from '../../../app/practice/duration.ts';

it.each([
  [1, '1 second'],
  [90, '90 seconds'],
  [120, '2 minutes'],
  [900, '15 minutes'],
  [3_600, '1 hour'],
  [86_400, '1 day'],
  [90_000, '25 hours'],
])('%d s are %s', (seconds, words) => expect(duration(seconds)).toBe(words));

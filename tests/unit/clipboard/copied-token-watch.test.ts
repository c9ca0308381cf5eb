// What is decided about a copied token. How the watch carries it out is tried with a whole core (core.clipboard.test.ts).
import { expect, it } from 'vitest';
import { type Circumstances, fateOf } from '../../../app/clipboard/copied-token-watch.ts';

const alive: Circumstances = {
  isSignedOut: false,
  isDead: false,
  hasNewer: false,
  mayReplace: true,
  isRenewing: false,
};

it.each([
  ['stays while it works', {}, 'stays'],
  ['stays while it works, though there is a newer one', { hasNewer: true }, 'stays'],
  ['is replaced once it would be refused', { isDead: true, hasNewer: true }, 'replaced'],
  ['is cleared where there is none to replace it', { isDead: true }, 'dead'],
  ['waits for the renewal under way', { isDead: true, isRenewing: true }, 'waits'],
  ['is cleared where each copy is confirmed', { isDead: true, hasNewer: true, mayReplace: false }, 'dead'],
  ['waits for nothing there', { isDead: true, isRenewing: true, mayReplace: false }, 'dead'],
  ['goes with its sign-in', { isSignedOut: true }, 'signedOut'],
  [
    'goes with its sign-in, whatever else is',
    { isSignedOut: true, isDead: true, hasNewer: true },
    'signedOut',
  ],
] as const)('a copied token %s', (_what, circumstances, fate) => {
  expect(fateOf({ ...alive, ...circumstances })).toBe(fate);
});

import { expect, it } from 'vitest';
import { feedArguments } from '../../../../build/packages/update-feed.ts';

it('names no address where none was given', () => {
  expect([feedArguments(undefined), feedArguments('')]).toEqual([[], []]);
});

it('takes an address, or the releases of a repository', () => {
  expect(feedArguments('https://updates.example/tokentray/')).toEqual([
    '-c.publish.provider=generic',
    '-c.publish.url=https://updates.example/tokentray/',
  ]);
  expect(feedArguments('github:acme/tokentray')).toEqual([
    '-c.publish.provider=github',
    '-c.publish.owner=acme',
    '-c.publish.repo=tokentray',
  ]);
  expect(feedArguments('http://127.0.0.1:8799/')).toContain('-c.publish.url=http://127.0.0.1:8799/');
});

it.each([
  'http://updates.example/',
  'updates.example',
  'github:acme',
  'github:acme/a/b',
  'file:///srv/updates',
])('refuses %s', (setting) =>
  expect(() => feedArguments(setting)).toThrow('https address or github:owner/repository'),
);

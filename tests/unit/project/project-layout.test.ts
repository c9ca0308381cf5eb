// CONTRIBUTING.md lists the folders that there are, in the order in which imports may run, each in one line.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { project } from '../../../build/scripts/project.ts';

const page = readFileSync(project.path('CONTRIBUTING.md'), 'utf8');
const layout = /^## Project layout$.*?```\n(.*?)```/ms.exec(page)?.[1] ?? '';
const inApp = [...layout.matchAll(/^ {2}(\S+) +\S/gm)].map(([, name = '']) => name);
const atTop = [...layout.matchAll(/^(\S+) +\S/gm)].map(([, name = '']) => name);

const { forbidden } = createRequire(import.meta.url)('../../../.dependency-cruiser.cjs') as {
  readonly forbidden: readonly { readonly name: string }[];
};

it('lists all files and folders of app/', () => {
  const there = readdirSync(project.path('app'), { withFileTypes: true });
  const names = there.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
  expect(inApp.toSorted()).toEqual(names.toSorted());
});

it('lists the folders of app/ from the bottom up', () => {
  const below = forbidden.flatMap(({ name }) => /^(.*)-imports-only-what-is-below$/.exec(name)?.[1] ?? []);
  const folders = inApp.filter((name) => name.endsWith('/'));
  expect(folders).toEqual([...below, 'platform', 'practice'].map((name) => `${name}/`));
});

it('lists the folders beside app/ that are ours', () => {
  expect(atTop).toEqual(['app/', 'renderer/', 'build/', 'tests/', 'docs/']);
});

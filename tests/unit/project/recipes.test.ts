// docs/recipes.md, followed: the first recipe step by step in a copy of the app, the others by an example whose files
// must be those that the recipe names, all of them and no others.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { project } from '../../../build/scripts/project.ts';
import { SourceCopy } from '../../support/project/source-copy.ts';

const page = fs.readFileSync(project.path('docs/recipes.md'), 'utf8');

const recipe = (title: string) =>
  page.split(/^## /m).find((text) => text.startsWith(`${title}\n`)) ??
  expect.unreachable(`no recipe is called ${title}`);

/** The blocks of code in a recipe, without the indentation of the list that they stand in. */
const blocksOf = (text: string) =>
  [...text.matchAll(/^ {3}```\w+\n(.*?)^ {3}```/gms)].map(([, code = '']) => code.replace(/^ {3}/gm, ''));

/** What stands in backticks. */
const quoted = (text: string) => [...text.matchAll(/`([^`\n]+)`/g)].map(([, name = '']) => name);

/** The files that a text names, patterns written out. */
const filesNamedIn = (text: string) =>
  quoted(text)
    .flatMap((name) => fs.globSync(name, { cwd: project.root }))
    .toSorted();

/** The files that mention a word. */
const filesWith = (word: RegExp, pattern: string) =>
  fs
    .globSync(pattern, { cwd: project.root })
    .filter((file) => word.test(fs.readFileSync(project.path(file), 'utf8')))
    .toSorted();

const SHIPPED = '{app,renderer}/**/*.{ts,tsx,json}';

describe('how to add a service', () => {
  const [provider = '', entry = '', texts = ''] = blocksOf(recipe('How to add a service'));
  const file = /^\/\/ (\S+)\n/.exec(provider)?.[1] ?? '';
  const name = /export const (\w+)/.exec(provider)?.[1] ?? '';
  let copy: SourceCopy;

  beforeAll(() => {
    copy = new SourceCopy(['app', 'tests/support/core', 'renderer/sign-in/company-draft.ts']);
    copy.write(file, provider);
    copy.edit('app/providers/provider-registry.ts', (code) =>
      `import { ${name} } from './${path.basename(file)}';\n${code}`.replace(
        /,?\s*\];/,
        `, ${entry.trim()}];`,
      ),
    );
    for (const catalogue of fs.globSync('app/texts/??.json', { cwd: project.root }))
      copy.edit(catalogue, (json) => JSON.stringify({ ...JSON.parse(json), ...JSON.parse(texts) }));
  });

  afterAll(() => copy.remove());

  it('touches the files that a service of today is in', () => {
    const isOfPractice = (each: string) => each.startsWith('app/practice/');
    const today = filesWith(/generate-?token/i, SHIPPED).filter((each) => !isOfPractice(each));
    const touched = ['app/providers/provider-registry.ts', 'app/providers/generate-token.ts'];
    expect(today).toEqual([...touched, ...fs.globSync('app/texts/*.json', { cwd: project.root })].toSorted());
  });

  it('compiles', () => expect(copy.typeErrors([file, 'app/core/core.ts'])).toBe(''));

  it('gives a form, checks, a sign-in and a place in the tray', async () => {
    const { CoreBench } = (await copy.import(
      'tests/support/core/core-bench.ts',
    )) as typeof import('../../support/core/core-bench.ts');
    const { newDraft, fieldOrder, typedSecrets } = (await copy.import(
      'renderer/sign-in/company-draft.ts',
    )) as typeof import('../../../renderer/sign-in/company-draft.ts');
    const asked: unknown[] = [];
    const bench = new CoreBench({
      fetch: async (input, init) => {
        const request = new Request(input, init);
        asked.push(await request.json());
        return Response.json({ access_token: 'badge-token-1', expires_in: 600 });
      },
    });
    onTestFinished(() => bench[Symbol.asyncDispose]());
    await bench.start();

    const view = bench.snapshot().providers.find(({ id }) => id === 'badge-desk');
    if (!view) return expect.unreachable('the window does not know the service');
    expect(view).toMatchObject({ name: 'Badge Desk', fields: [{ label: 'Badge number' }, { label: 'PIN' }] });
    expect(fieldOrder(view)).toEqual(['label', 'address', 'badge', 'pin', 'environment']);

    const draft = { ...newDraft(view), label: 'ACME', address: 'https://badges.acme.example/token' };
    const unfinished = await bench.call('checkCompany', { companyId: null, draft });
    expect(unfinished.fields.badge).toContain('Badge number');

    const company = { ...draft, account: { badge: '4711' } };
    const secrets = typedSecrets(view, { pin: '2580', password: 'of another service' });
    const saved = await bench.call('saveCompany', { companyId: null, draft: company, secrets, signIn: true });
    expect(saved).toMatchObject({ outcome: 'saved' });
    expect(asked).toEqual([{ badge: '4711', pin: '2580' }]);

    expect(JSON.stringify(bench.tray())).toContain('ACME');
    expect(await bench.copied(bench.company('ACME').id)).toBe('badge-token-1');
  });
});

describe('how to add a setting', () => {
  const text = recipe('How to add a setting');
  const setting = quoted(text)[0] ?? '';

  it('names all files that a setting of today is in', () => {
    const named = filesNamedIn(text);
    const inCode = filesWith(new RegExp(`\\b${setting}\\b`), SHIPPED);
    expect(inCode.filter((file) => !named.includes(file))).toEqual([]);
    // What is named for another kind of setting says so: it has the effects.
    const unused = named.filter((file) => /^app/.test(file) && !inCode.includes(file));
    expect(unused).toEqual(['app/commands/settings-commands.ts']);
  });

  it('names tests that try it', () => {
    const tests = filesNamedIn(text).filter((file) => file.startsWith('tests/'));
    const trying = filesWith(new RegExp(`\\b${setting}\\b`), 'tests/unit/**/*.ts');
    expect(tests).toHaveLength(2);
    expect(trying).toEqual(expect.arrayContaining(tests));
  });
});

describe('how to add a text', () => {
  const rows = recipe('How to add a text')
    .split('\n')
    .filter((line) => /^\| (words|said)/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const texts = [0, 2].map((at) => {
    const [, , catalogues = '', key = ''] = rows[at] ?? [];
    const [, , , user = ''] = rows[at + 1] ?? [];
    return { catalogues, key: quoted(key)[0] ?? '', user };
  });

  it.each(texts)('$key is in each language, and said where the recipe says', ({ catalogues, key, user }) => {
    const files = filesNamedIn(catalogues);
    const named = key.split('.').at(-1) ?? '';
    // Six languages, and the translators' notes.
    expect(files).toHaveLength(7);
    expect(filesWith(new RegExp(`\\b${named}"`), '{app,renderer}/texts/*.json')).toEqual(files);
    const users = filesWith(new RegExp(`'${key.replaceAll('.', '\\.')}'`), '{app,renderer}/**/*.{ts,tsx}');
    expect(users).toEqual(filesNamedIn(user));
  });
});

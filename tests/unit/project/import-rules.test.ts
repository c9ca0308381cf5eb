// Each import rule, and files that break it: a rule that nothing can break would hold no one back.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';

interface Rule {
  readonly name: string;
}

const config = createRequire(import.meta.url)('../../../.dependency-cruiser.cjs') as {
  readonly forbidden: readonly Rule[];
  readonly options: ICruiseOptions;
};

type Files = Readonly<Record<string, string>>;

const imports = (...names: readonly string[]) => names.map((name) => `import '${name}';`).join('\n');

/** From the lowest to the highest. A folder that a rule names and that is gone would make the rule an empty one. */
const FOLDERS = [
  ...[
    'shared',
    'time',
    'texts',
    'storage',
    'trust',
    'providers',
    'companies',
    'tokens',
    'problems',
    'clipboard',
    'settings',
    'managed',
  ],
  ...[
    'activity',
    'diagnostics',
    'announcements',
    'updates',
    'tray',
    'snapshot',
    'commands',
    'core',
    'platform',
  ],
];

/** A small house in which every rule is kept. */
const HOUSE: Files = {
  'node_modules/electron/package.json': '{"name":"electron","main":"index.js"}',
  'node_modules/electron/index.js': '',
  'node_modules/i18next/package.json': '{"name":"i18next","main":"index.js"}',
  'node_modules/i18next/index.js': '',
  'app/main.ts': `${imports('electron', './platform/tray.ts')}
    export const assembly = () => import('./assembly.ts');`,
  'app/assembly.ts': `${imports('electron', './platform/tray.ts', './tokens/session.ts')}
    export const practice = () => import('./practice/server.ts');`,
  'app/preload.ts':
    "import { ipcRenderer } from 'electron'; import type { A } from './shared/contract/bridge.ts'; export type B = A;",
  'app/shared/contract/bridge.ts': `${imports('./companies.ts')} export type A = 1;`,
  'app/shared/contract/companies.ts': 'export const UNDO_MS = 1;',
  'app/shared/unseen.ts': `${imports('i18next')} export const unseen = 1;`,
  'app/platform/tray.ts': imports('electron', '../tokens/session.ts'),
  'app/tokens/session.ts': imports('../shared/contract/bridge.ts', '../shared/unseen.ts'),
  'app/practice/server.ts': 'export const server = 1;',
  'renderer/window.ts': imports('../app/shared/contract/companies.ts', '../app/shared/unseen.ts'),
  'tests/support/clock.ts': imports('../../app/tokens/session.ts'),
  'tests/unit/session.test.ts': imports('../support/clock.ts', '../../renderer/window.ts'),
  'build/desktop/display.ts': imports('../waiting/within.ts'),
  'build/waiting/within.ts': 'export const within = 1;',
  'build/scripts/build.ts': imports('../../app/main.ts', '../../app/preload.ts'),
};

/** One file in each folder of the order; the first one knows the second, as only the second may know the first. */
const upward = (folder: string, above: string): Files => ({
  [`app/${folder}/low.ts`]: imports(`../${above}/high.ts`),
  [`app/${above}/high.ts`]: 'export const high = 1;',
});

/** By rule: files that are put into the house, in place of those of the same name. */
const BREAKS: Readonly<Record<string, Files>> = {
  ...Object.fromEntries(
    FOLDERS.slice(0, -1).map((folder, at) => [
      `${folder}-imports-only-what-is-below`,
      upward(folder, FOLDERS[at + 1] ?? ''),
    ]),
  ),
  'every-folder-has-a-place-in-the-order': { 'app/drawer/some.ts': imports('../tokens/session.ts') },
  'window-knows-only-shared': { 'renderer/window.ts': imports('../app/tokens/session.ts') },
  'window-has-no-schemas': { 'renderer/window.ts': imports('zod') },
  'certificate-maker-does-not-ship': {
    'app/practice/server.ts': imports('./greeting.ts'),
    'app/practice/greeting.ts': imports('./practice-certificate.ts'),
    'app/practice/practice-certificate.ts': 'export const certificate = 1;',
  },
  'shared-is-pure': { 'app/shared/unseen.ts': imports('node:path') },
  'window-has-no-electron': { 'renderer/window.ts': imports('electron') },
  'window-has-no-node': { 'renderer/window.ts': imports('node:fs') },
  'main-process-knows-no-window': { 'app/tokens/session.ts': imports('../../renderer/window.ts') },
  'preload-imports-only-contract-and-electron': { 'app/preload.ts': imports('./shared/unseen.ts') },
  'preload-takes-only-types-of-the-contract': { 'app/preload.ts': imports('./shared/contract/bridge.ts') },
  'only-platform-knows-electron': { 'app/tokens/session.ts': imports('electron') },
  'main-alone-imports-platform': { 'app/tokens/session.ts': imports('../platform/tray.ts') },
  'practice-stands-alone': { 'app/practice/server.ts': imports('../tokens/session.ts') },
  'main-alone-imports-practice': { 'app/tokens/session.ts': imports('../practice/server.ts') },
  'assembly-is-loaded-after-the-tray': { 'app/main.ts': imports('./assembly.ts') },
  'practice-is-loaded-on-demand': { 'app/assembly.ts': imports('./practice/server.ts') },
  'update-library-is-loaded-on-demand': {
    'app/platform/updates/own-package.ts': imports('./update-library.ts'),
    'app/platform/updates/update-library.ts': 'export const library = 1;',
  },
  'shipped-code-knows-no-tests-and-no-build': {
    'app/tokens/session.ts': imports('../../tests/support/clock.ts'),
  },
  'stand-ins-know-no-tests': { 'build/desktop/display.ts': imports('../../tests/support/clock.ts') },
  'tests-share-by-support': { 'tests/support/clock.ts': imports('../unit/session.test.ts') },
  'no-cycles': {
    'app/tokens/session.ts': imports('./expiry.ts'),
    'app/tokens/expiry.ts': imports('./session.ts'),
  },
  'features-of-the-window-import-one-way': {
    'renderer/companies/list.ts': imports('../sharing/choose.ts'),
    'renderer/sharing/choose.ts': 'export const choose = 1;',
    'renderer/sharing/preview.ts': imports('../companies/mark.ts'),
    'renderer/companies/mark.ts': 'export const mark = 1;',
  },
  'no-orphans': { 'app/tokens/nobodys.ts': 'export const nobodys = 1;' },
  'no-broken-imports': { 'app/tokens/session.ts': imports('./not-there.ts') },
};

async function brokenRules(files: Files): Promise<ReadonlySet<string>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tokentray-rules-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    const { forbidden, options } = config;
    const ruleSet = { forbidden } as NonNullable<ICruiseOptions['ruleSet']>;
    const { output } = await cruise(['app', 'renderer', 'tests', 'build'], {
      ...options,
      ruleSet,
      validate: true,
      baseDir: folder,
    });
    return new Set((output as ICruiseResult).summary.violations.map(({ rule }) => rule.name));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the import rules', () => {
  it('are kept by a house that is in order', async () => {
    expect([...(await brokenRules(HOUSE))]).toEqual([]);
  });

  it('name the folders of app/, all of them', () => {
    const folders = readdirSync(path.resolve(import.meta.dirname, '../../../app'), { withFileTypes: true });
    const names = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(names.toSorted()).toEqual([...FOLDERS, 'practice'].toSorted());
  });

  it('have each a file that breaks it', () => {
    expect(config.forbidden.map(({ name }) => name).toSorted()).toEqual(Object.keys(BREAKS).toSorted());
  });

  it.each(Object.entries(BREAKS))('%s: is broken by %o', async (name, files) => {
    expect(await brokenRules({ ...HOUSE, ...files })).toContain(name);
  });

  it('keep every package out of app/shared/ but i18next', async () => {
    const files = {
      'node_modules/zod/package.json': '{"name":"zod","main":"index.js"}',
      'node_modules/zod/index.js': '',
      'app/shared/unseen.ts': imports('zod'),
    };
    expect(await brokenRules({ ...HOUSE, ...files })).toContain('shared-is-pure');
  });

  it.each(['zod', 'node:util', 'electron', '../../tokens/session.ts', '../../../renderer/window.ts'])(
    'keep %s out of app/shared/, and so out of the window',
    async (name) => {
      const files = { 'app/shared/contract/companies.ts': imports(name) };
      expect(await brokenRules({ ...HOUSE, ...files })).toContain('shared-is-pure');
    },
  );

  it.each([
    ['build/waiting/within.ts', '../../tests/unit/session.test.ts'],
    ['build/desktop/display.ts', '../demo/story.ts'],
  ])('keep the stand-in desktop to itself: %s imports %s', async (file, from) => {
    const story = { 'build/demo/story.ts': 'export const story = 1;' };
    expect(await brokenRules({ ...HOUSE, ...story, [file]: imports(from) })).toContain(
      'stand-ins-know-no-tests',
    );
  });

  it.each(['commands', 'core', 'settings', 'announcements', 'shared', 'a-new-folder'])(
    'keep Electron out of app/%s/ too',
    async (folder) => {
      const files = {
        [`app/${folder}/some.ts`]: imports('electron'),
        'app/main.ts': imports(`./${folder}/some.ts`),
      };
      expect(await brokenRules({ ...HOUSE, ...files })).toContain('only-platform-knows-electron');
    },
  );
});

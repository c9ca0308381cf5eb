// The pictures of a demonstration: each in light and dark, sharp enough for a printed page, in a git-ignored folder.
// The best can be published for the documents.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { LANGUAGES } from '../../app/shared/contract/settings.ts';
import type { AppUnderTest } from '../../tests/support/app/app-under-test.ts';
import { photograph, type Scheme } from '../../tests/support/window/photograph.ts';
import { runProgram } from '../scripts/program.ts';
import { project } from '../scripts/project.ts';

const FOLDER = path.join('screenshots', 'demo');
const PUBLISHED_FOLDER = path.join('build', 'pictures');

interface Published {
  /** In the album. */
  readonly name: string;
  readonly scheme: Scheme;
  /** Beside the other pictures of the documents. */
  readonly file: string;
}

const PUBLISHED: readonly Published[] = [
  { name: 'first-run', scheme: 'light', file: 'first-run' },
  { name: 'companies', scheme: 'dark', file: 'companies-dark' },
  ...LANGUAGES.flatMap((language) =>
    (['companies', 'company'] as const).map((name) => {
      const ending = language === 'en' ? '' : `.${language}`;
      return { name: name + ending, scheme: 'light', file: name + ending } as const;
    }),
  ),
];

export class DemoAlbum {
  readonly folder = FOLDER;
  readonly #taken = new Map<string, Readonly<Record<Scheme, string>>>();

  constructor() {
    rmSync(project.path(FOLDER), { recursive: true, force: true });
  }

  /** Answers where the picture lies, for a person. Passing messages are closed first, since they cover what is below. */
  async take(app: AppUnderTest, page: Page, name: string): Promise<string> {
    await closeMessages(page);
    const number = this.#taken.size + 1;
    const [light = '', dark = ''] = await photograph(app, page, `demo/${number}-${name}`);
    this.#taken.set(name, { light, dark });
    return `Picture: ${path.relative(project.root, light)} (and dark)`;
  }

  /** Puts the best into the repository, as small as they get without loss, and answers their names. */
  async publish(): Promise<string> {
    mkdirSync(project.path(PUBLISHED_FOLDER), { recursive: true });
    for (const { name, scheme, file } of PUBLISHED) {
      const taken = this.#taken.get(name);
      if (taken === undefined) throw new Error(`The picture "${name}" was not taken.`);
      const target = project.path(PUBLISHED_FOLDER, `${file}.webp`);
      const args = ['-quiet', '-lossless', '-z', '9', taken[scheme], '-o', target];
      const { succeeded, output } = await runProgram('cwebp', args);
      if (!succeeded) throw new Error(`cwebp failed: ${output.trim()}`);
    }
    return `${PUBLISHED.length} in ${PUBLISHED_FOLDER}`;
  }
}

async function closeMessages(page: Page): Promise<void> {
  const close = page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Close' });
  while (await close.first().isVisible()) await close.first().click();
}

// The pictures of a demonstration: each in light and dark, sharp enough for a printed page, in a git-ignored folder.
// The best can be published as the README's pictures.
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { AppUnderTest } from '../../tests/support/app/app-under-test.ts';
import { photograph } from '../../tests/support/window/photograph.ts';
import { project } from '../scripts/project.ts';

const FOLDER = path.join('screenshots', 'demo');
const PUBLISHED_FOLDER = path.join('build', 'pictures');

/** Picture in the album -> file beside the README's other pictures. */
const PUBLISHED: Readonly<Record<string, string>> = {
  '1-first-run-light': 'first-run',
  '3-signed-in-light': 'company',
  '4-companies-light': 'companies',
  '4-companies-dark': 'companies-dark',
};

export class DemoAlbum {
  readonly folder = FOLDER;
  #count = 0;

  constructor() {
    rmSync(project.path(FOLDER), { recursive: true, force: true });
  }

  /** Answers where the picture lies, for a person. Passing messages are closed first, since they cover what is below. */
  async take(app: AppUnderTest, page: Page, name: string): Promise<string> {
    this.#count += 1;
    await closeMessages(page);
    const [light = ''] = await photograph(app, page, `demo/${this.#count}-${name}`);
    return `Picture: ${path.relative(project.root, light)} (and dark)`;
  }

  /** Copies the best into the repository, and answers their names. */
  publish(): string {
    mkdirSync(project.path(PUBLISHED_FOLDER), { recursive: true });
    const targets = Object.values(PUBLISHED).map((name) => path.join(PUBLISHED_FOLDER, `${name}.png`));
    Object.keys(PUBLISHED).forEach((name, at) => {
      copyFileSync(project.path(FOLDER, `${name}.png`), project.path(targets[at] ?? ''));
    });
    return targets.join(', ');
  }
}

async function closeMessages(page: Page): Promise<void> {
  const close = page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Close' });
  while (await close.first().isVisible()) await close.first().click();
}

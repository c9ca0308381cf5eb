// Builds the app into dist/: main process, preload, window and icons.

import { existsSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { build, type InlineConfig } from 'vite';
import { type BundleOptions, mainConfig, preloadConfig, windowConfig } from '../vite.config.ts';
import { CommandFailure } from './command.ts';
import { project } from './project.ts';

const ICON_SETS = ['tray', 'app'];

export async function buildBundles(options: BundleOptions = { mode: 'production' }): Promise<void> {
  await rm(project.path('dist', 'app'), { recursive: true, force: true });
  await Promise.all([
    bundle(mainConfig(options)),
    bundle(preloadConfig(options)),
    bundle(windowConfig(options)),
    copyIcons(),
  ]);
}

async function bundle(config: InlineConfig): Promise<void> {
  try {
    await build(config);
  } catch (error) {
    // A mistake in the source: the bundler's message shows where, and its own stack would only hide that.
    throw new CommandFailure(error instanceof Error ? error.message : String(error));
  }
}

export async function copyIcons(): Promise<void> {
  for (const set of ICON_SETS) {
    const source = project.path('build', 'icons', set);
    const target = project.path('dist', 'icons', set);
    if (!existsSync(source))
      throw new CommandFailure(`build/icons/${set} is missing. Draw the icons with: npm run icons`);
    await rm(target, { recursive: true, force: true });
    await cp(source, target, { recursive: true, filter: (file) => !file.endsWith('.svg') });
  }
}

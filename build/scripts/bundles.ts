// Builds the app into dist/: main process, its threads, preload, window, icons, and the licences of what is bundled.

import { existsSync } from 'node:fs';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { build, type InlineConfig } from 'vite';
import { appConfigs, type BundleOptions, windowConfig } from '../vite.config.ts';
import { CommandFailure } from './command.ts';
import { CONFUSABLES_FILE, type ConfusableTable } from './confusables.ts';
import { type BundledWork, licencesText, packageFolders } from './licences.ts';
import { project } from './project.ts';

/** All that the running app shows: the tray's icons and the window's. */
const ICONS = ['tray', 'app/256.png'];

export async function buildBundles(options: BundleOptions = { mode: 'production' }): Promise<void> {
  await rm(project.path('dist', 'app'), { recursive: true, force: true });
  const [modules] = await Promise.all([
    Promise.all([...appConfigs(options), windowConfig(options)].map(bundle)),
    copyIcons(),
  ]);
  const licences = licencesText(packageFolders(modules.flat()), [await unicodeData()]);
  await writeFile(project.path('dist', 'app', 'licences.txt'), licences);
}

async function unicodeData(): Promise<BundledWork> {
  const { version } = JSON.parse(await readFile(CONFUSABLES_FILE, 'utf8')) as ConfusableTable;
  const licence = await readFile(CONFUSABLES_FILE.replace(/json$/, 'license.txt'), 'utf8');
  return { name: "Unicode's confusables.txt", version, licence: licence.trim() };
}

/** Gives the files that went into the bundle. */
async function bundle(config: InlineConfig): Promise<readonly string[]> {
  try {
    const built = await build(config);
    const outputs = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
    return outputs.flatMap((output) => (output.type === 'chunk' ? output.moduleIds : []));
  } catch (error) {
    // A mistake in the source: the bundler's message shows where, and its own stack would only hide that.
    throw new CommandFailure(error instanceof Error ? error.message : String(error));
  }
}

export async function copyIcons(): Promise<void> {
  await rm(project.path('dist', 'icons'), { recursive: true, force: true });
  for (const name of ICONS) {
    const source = project.path('build', 'icons', name);
    if (!existsSync(source))
      throw new CommandFailure(`build/icons/${name} is missing. Draw the icons with: npm run icons`);
    await cp(source, project.path('dist', 'icons', name), { recursive: true });
  }
}

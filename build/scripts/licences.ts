// The licences of the npm packages and of the data that are bundled, as one text for people. Knows nothing of how they are bundled.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

export interface BundledWork {
  readonly name: string;
  readonly version: string;
  /** The licence's own words; its name alone where the package brings no file. */
  readonly licence: string;
}

const LICENCE_FILE = /^(licen[cs]e|copying)([.-].*)?$/i;
const RULE = '-'.repeat(80);

/** The folders of the packages that these modules lie in. */
export function packageFolders(moduleIds: Iterable<string>): readonly string[] {
  const folders = new Set<string>();
  for (const id of moduleIds) {
    const folder = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/?]+)[\\/]/.exec(id)?.[1];
    if (folder !== undefined && existsSync(path.join(folder, 'package.json'))) folders.add(folder);
  }
  return [...folders];
}

/** Packages under the same words share them. `data`: what comes from elsewhere. */
export function licencesText(folders: readonly string[], data: readonly BundledWork[] = []): string {
  const byLicence = new Map<string, string[]>();
  for (const { name, version, licence } of [...folders.map(bundledPackage), ...data]) {
    byLicence.set(licence, [...(byLicence.get(licence) ?? []), `${name} ${version}`]);
  }
  return [...byLicence]
    .map(([licence, names]) => ({ licence, names: [...new Set(names)].sort() }))
    .sort((one, other) => ((one.names[0] ?? '') < (other.names[0] ?? '') ? -1 : 1))
    .map(({ licence, names }) => `${names.join('\n')}\n\n${licence}\n`)
    .join(`\n${RULE}\n\n`);
}

function bundledPackage(folder: string): BundledWork {
  const about = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
  };
  const file = readdirSync(folder).find((name) => LICENCE_FILE.test(name));
  const words = file === undefined ? (about.license ?? '') : readFileSync(path.join(folder, file), 'utf8');
  if (words.trim() === '') throw new Error(`${about.name} says nowhere under which licence it comes`);
  return { name: about.name, version: about.version, licence: words.replaceAll('\r\n', '\n').trim() };
}

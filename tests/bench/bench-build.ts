// A production build of the app in a folder of its own, so that a measurement and someone's `npm run build` do not meet.
import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type InlineConfig, type Plugin } from 'vite';
import { project } from '../../build/scripts/project.ts';
import { appConfigs, windowConfig } from '../../build/vite.config.ts';

export interface BuiltFile {
  readonly name: string;
  readonly bytes: number;
  readonly gzipBytes: number;
}

export class BenchBuild {
  readonly folder = mkdtempSync(join(tmpdir(), 'tokentray-bench-'));

  readonly #plugins: readonly Plugin[];

  private constructor(plugins: readonly Plugin[]) {
    this.#plugins = plugins;
  }

  /** `plugins` come before the app's own. */
  static async make(plugins: readonly Plugin[] = []): Promise<BenchBuild> {
    const made = new BenchBuild(plugins);
    const options = { mode: 'production' } as const;
    for (const config of appConfigs(options)) await build(made.#inside(config, 'app'));
    await build(made.#inside(windowConfig(options), 'renderer'));
    cpSync(project.path('build', 'icons'), join(made.folder, 'dist', 'icons'), { recursive: true });
    copyFileSync(project.path('package.json'), join(made.folder, 'package.json'));
    return made;
  }

  /** The scripts and styles, largest first. */
  files(): readonly BuiltFile[] {
    const parts = ['dist/app', 'dist/renderer', 'dist/renderer/assets'];
    const files = parts.flatMap((part) => this.#filesIn(part));
    return files.sort((a, b) => b.bytes - a.bytes);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #inside(config: InlineConfig, part: string): InlineConfig {
    return {
      ...config,
      plugins: [...this.#plugins, ...(config.plugins ?? [])],
      build: { ...config.build, outDir: join(this.folder, 'dist', part) },
    };
  }

  #filesIn(part: string): readonly BuiltFile[] {
    const folder = join(this.folder, part);
    const names = readdirSync(folder).filter((name) => statSync(join(folder, name)).isFile());
    return names.map((name) => {
      const content = readFileSync(join(folder, name));
      return { name: `${part}/${name}`, bytes: content.length, gzipBytes: gzipSync(content).length };
    });
  }
}

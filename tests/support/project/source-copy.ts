// A copy of some of the sources, for a test that changes them and runs what comes of it. Packages are the project's own.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { project } from '../../../build/scripts/project.ts';

export class SourceCopy {
  readonly #folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'tokentray-sources-'));

  /** `parts`: files and folders of the repository. */
  constructor(parts: readonly string[]) {
    for (const part of parts) fs.cpSync(project.path(part), this.path(part), { recursive: true });
    fs.symlinkSync(project.path('node_modules'), this.path('node_modules'));
    fs.copyFileSync(project.path('package.json'), this.path('package.json'));
  }

  path(file: string): string {
    return path.join(this.#folder, file);
  }

  write(file: string, code: string): void {
    fs.writeFileSync(this.path(file), code);
  }

  /** Throws where the edit changes nothing. */
  edit(file: string, change: (code: string) => string): void {
    const before = fs.readFileSync(this.path(file), 'utf8');
    const after = change(before);
    if (after === before) throw new Error(`${file} is not what the edit expects`);
    this.write(file, after);
  }

  /** Runs the module, as a module of its own beside the project's. */
  import(file: string): Promise<unknown> {
    return import(/* @vite-ignore */ this.path(file));
  }

  /** What the compiler says of these files and all that they import; empty where nothing is wrong. */
  typeErrors(files: readonly string[]): string {
    const { compilerOptions } = JSON.parse(fs.readFileSync(project.path('tsconfig.json'), 'utf8'));
    this.write('tsconfig.json', JSON.stringify({ compilerOptions, files }));
    const tsc = project.path('node_modules/typescript/bin/tsc');
    const { stdout, stderr, error } = spawnSync(process.execPath, [tsc, '--project', this.#folder], {
      encoding: 'utf8',
    });
    if (error) throw error;
    return stdout + stderr;
  }

  remove(): void {
    fs.rmSync(this.#folder, { recursive: true });
  }
}

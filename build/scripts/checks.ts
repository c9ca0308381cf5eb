// What can be found wrong without starting the app: types, lint, import rules, dead code and unit tests.
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { type ProgramEnd, runNodeTool } from './program.ts';
import { project } from './project.ts';
import { oneStep, type Step, takeSteps } from './step.ts';
import { type Tally, tallyVitest } from './tally.ts';

const unitReport = path.join(project.resultsFolder, 'unit.json');

/** No tool may download an Electron of its own: a folder is named, whether it exists or not. */
const env = {
  ELECTRON_OVERRIDE_DIST_PATH: project.path('node_modules', 'electron', 'dist'),
  ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
};

/** The quick checks go one after another beside the unit tests: two lanes, for a machine with two cores. */
export async function runChecks(unitTestFilters: readonly string[] = []): Promise<readonly Tally[]> {
  const lanes = await Promise.all([takeSteps(staticChecks()), takeSteps([unitTests(unitTestFilters)])]);
  return lanes.flat();
}

function staticChecks(): readonly Step[] {
  return [
    oneStep('types', () => tool('typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.json'])),
    oneStep('lint', () => tool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings'])),
    oneStep('imports', () =>
      tool('dependency-cruiser/bin/dependency-cruiser.mjs', [
        ...['app', 'renderer', 'build', 'tests'],
        ...['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long'],
      ]),
    ),
    oneStep('dead code', () => tool('knip/bin/knip.js', ['--no-progress'])),
  ];
}

function unitTests(filters: readonly string[]): Step {
  const mayFindNothing = filters.length > 0;
  return {
    name: 'unit tests',
    run: async () => {
      await rm(unitReport, { force: true });
      const { succeeded, output } = await tool('vitest/vitest.mjs', [
        ...['run', '--config', 'build/vitest.config.ts'],
        ...['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
        ...(mayFindNothing ? ['--passWithNoTests', ...filters] : []),
      ]);
      const tally = tallyVitest(await readJson(unitReport), { hasSucceeded: succeeded, mayFindNothing });
      return { tally, output };
    },
  };
}

/** Answers undefined where there is no file, or no JSON in it: the runner did not get that far. */
export async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    // The caller counts this as a failure.
    return undefined;
  }
}

function tool(script: string, args: readonly string[]): Promise<ProgramEnd> {
  return runNodeTool(script, args, { env });
}

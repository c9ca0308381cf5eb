// The end-to-end tests as one step: Playwright drives the built app in a real Electron. Each of its workers brings a
// desktop of its own (tests/support/fixtures.ts).
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { readJson } from './checks.ts';
import { CommandFailure } from './command.ts';
import { type ElectronRuntime, runtimeEnvironment } from './electron-runtime.ts';
import { runNodeTool } from './program.ts';
import { project } from './project.ts';
import type { Step } from './step.ts';
import { tallyPlaywright } from './tally.ts';

const report = path.join(project.resultsFolder, 'end-to-end.json');

/** `findRuntime` answers undefined where no Electron could be had: then this step has failed. */
export function endToEndTests(
  findRuntime: () => ElectronRuntime | undefined,
  filters: readonly string[] = [],
): Step {
  return {
    name: 'end to end',
    run: async () => {
      const runtime = findRuntime();
      if (!runtime) throw new CommandFailure('There is no Electron to run them in.');
      await rm(report, { force: true });
      const mayFindNothing = filters.length > 0;
      const options = mayFindNothing ? ['--pass-with-no-tests', ...filters] : [];
      const hasSucceeded = await runPlaywright(runtime, options);
      const tally = tallyPlaywright(await readJson(report), { hasSucceeded, mayFindNothing });
      return { tally, output: '' };
    },
  };
}

async function runPlaywright(runtime: ElectronRuntime, options: readonly string[]): Promise<boolean> {
  const args = ['test', '--config', 'tests/e2e/playwright.config.ts', ...options];
  const env = runtimeEnvironment(runtime);
  return (await runNodeTool('@playwright/test/cli.js', args, { env, output: 'shown' })).succeeded;
}

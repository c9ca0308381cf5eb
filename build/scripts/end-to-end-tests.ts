// The end-to-end tests as one step: Playwright drives the built app in a real Electron, on a desktop of its own.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { readJson } from './checks.ts';
import { CommandFailure } from './command.ts';
import { createPrivateDesktop } from './display.ts';
import { type ElectronRuntime, runtimeEnvironment } from './electron-runtime.ts';
import { runProgram } from './program.ts';
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
  const desktop = createPrivateDesktop();
  const [command, args] = desktop.wrap(process.execPath, [
    project.path('node_modules/@playwright/test/cli.js'),
    ...['test', '--config', 'tests/e2e/playwright.config.ts', ...options],
  ]);
  const env = { ...desktop.env, ...runtimeEnvironment(runtime) };
  return (await runProgram(command, args, { env, output: 'shown' })).succeeded;
}

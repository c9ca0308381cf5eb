// End-to-end tests: the built app in a real Electron, side by side, since each worker has a desktop of its own.
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const MOST_WORKERS = 6;

/** One more than there are processors, as tests often wait for what time alone brings. */
function workerCount(): number {
  // Elsewhere than on Linux there is one desktop, with one clipboard.
  return process.platform === 'linux' ? Math.min(availableParallelism() + 1, MOST_WORKERS) : 1;
}

const results = fileURLToPath(new URL('../../test-results', import.meta.url));

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: `${results}/end-to-end`,
  workers: workerCount(),
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  // For what hangs: on a busy computer the longest take some minutes.
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: `${results}/end-to-end.json` }]],
});

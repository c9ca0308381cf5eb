// End-to-end tests: the built app in a real Electron, one at a time, because they share one screen and one clipboard.
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const results = fileURLToPath(new URL('../../test-results', import.meta.url));

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: `${results}/end-to-end`,
  workers: 1,
  fullyParallel: false,
  // A real desktop has its moments. What passes only now is shown as that, in the summary too.
  retries: 1,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: `${results}/end-to-end.json` }]],
});

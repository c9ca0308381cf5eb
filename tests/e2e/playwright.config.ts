// End-to-end tests: the built app in a real Electron, side by side, since each worker has a desktop of its own.
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const results = fileURLToPath(new URL('../../test-results', import.meta.url));

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: `${results}/end-to-end`,
  // Elsewhere than on Linux there is one desktop, with one clipboard.
  workers: process.platform === 'linux' ? 2 : 1,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: `${results}/end-to-end.json` }]],
});

// What only a real Windows or macOS can answer, for a build machine of that system: `npm run smoke`. On Linux the end-to-end tests
// know more; there, the first file alone is run, to see that it can run at all.
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const FILES: Readonly<Record<string, readonly string[]>> = {
  win32: ['app.spec.ts', 'windows-installer.spec.ts'],
  darwin: ['app.spec.ts', 'mac-archive.spec.ts'],
  linux: ['app.spec.ts'],
};

const results = fileURLToPath(new URL('../../test-results', import.meta.url));

export default defineConfig({
  testDir: '.',
  testMatch: [...(FILES[process.platform] ?? [])],
  outputDir: `${results}/smoke`,
  // One desktop, one clipboard.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
});

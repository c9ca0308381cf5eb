// The packages as people install them: `npm run package:test`. One after the other: they are large, and share a desktop.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const MINUTE_MS = 60_000;

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    environment: 'node',
    fileParallelism: false,
    maxWorkers: 1,
    allowOnly: false,
    retry: 0,
    // A clean Debian is put together within one test.
    testTimeout: 10 * MINUTE_MS,
    hookTimeout: 10 * MINUTE_MS,
    projects: [
      {
        extends: true,
        test: {
          name: 'linux',
          include: ['tests/packages/linux/*.test.ts'],
          globalSetup: ['tests/packages/linux/global-setup.ts'],
        },
      },
      { extends: true, test: { name: 'others', include: ['tests/packages/*.test.ts'] } },
    ],
  },
});
